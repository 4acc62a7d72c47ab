package dev.crmport.web;

import org.jspecify.annotations.Nullable;

/** A stage whose pages are made by servlets. */
public interface ServletStage extends Stage {
  /** Where the page for status 418 is. */
  String ERROR_PAGE = "/error-page";

  Playing playing();

  @Override
  default void play(Page page, @Nullable ResponseGuard guard) {
    playing().play(page, guard);
  }
}
