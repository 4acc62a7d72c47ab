/**
 * What a git repository holds beside its files: every object, and what is staged.
 *
 * <p>Start at {@link dev.crmport.scan.git.History} and {@link dev.crmport.scan.git.Staged}. JGit
 * reads; nothing is changed in a repository, and no hook or filter of it is run.
 */
@NullMarked
package dev.crmport.scan.git;

import org.jspecify.annotations.NullMarked;
