package dev.crmport.web.entry;

import dev.crmport.web.JdkStage;
import dev.crmport.web.ServletStage;
import java.net.InetSocketAddress;

/** A server that shows a key page at {@code /}. */
interface PageStage {
  InetSocketAddress address();

  void show(KeyPage page);

  static PageStage of(ServletStage stage) {
    return new PageStage() {
      @Override
      public InetSocketAddress address() {
        return stage.address();
      }

      @Override
      public void show(KeyPage page) {
        KeyPageServlet servlet = new KeyPageServlet(page);
        stage.playing().play((request, response) -> servlet.service(request, response), null);
      }
    };
  }

  static PageStage of(JdkStage stage) {
    return new PageStage() {
      @Override
      public InetSocketAddress address() {
        return stage.address();
      }

      @Override
      public void show(KeyPage page) {
        stage.play(new KeyPageHandler(page), null);
      }
    };
  }
}
