package dev.crmport.scan.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.Scan;
import dev.crmport.scan.content.ContentReader;
import dev.crmport.scan.content.Gathering;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
  private static final String TEXT = "key " + Planted.key(0x0ae7) + "\n";

  @TempDir Path folder;

  private void plant(String... names) throws IOException {
    for (String name : names) {
      write(name, TEXT);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Scan scan() {
    return Scan.of(Redactor.create(), folder).onThreads(2);
  }

  private List<String> found(Scan scan, String... paths) {
    List<Path> starts = List.of(paths).stream().map(Path::of).toList();
    return scan.files(starts).exposures().stream().map(one -> one.place().path()).toList();
  }

  private List<String> found() {
    return found(scan(), ".");
  }

  @Test
  void everyFileOfATreeIsReadOnOneThreadAndOnMany() throws IOException {
    for (int i = 0; i < 500; i++) {
      plant("d" + i % 7 + "/e" + i % 3 + "/f" + i);
    }
    assertThat(found()).hasSize(500).isSorted();
    assertThat(found(scan().onThreads(1), ".")).isEqualTo(found());
    assertThat(found(scan().onThreads(8), ".", "d1", "d1/e2")).isEqualTo(found());
  }

  @Test
  void whatIsIgnoredIsLeftOutUnlessToldOtherwise() throws IOException {
    write(".gitignore", "*.log\n!keep.log\n/build/\nsecret*\n");
    write("sub/.gitignore", "!deep.log\nonly-here\n");
    plant("a.txt", "a.log", "keep.log", "build/x", "sub/build/y", "sub/deep.log", "sub/b.log");
    plant("sub/only-here", "only-here", "sub/more/secret1", "build2/z");
    assertThat(found())
        .containsExactly(
            "a.txt", "build2/z", "keep.log", "only-here", "sub/build/y", "sub/deep.log");
    assertThat(found(scan().withIgnored(), ".")).hasSize(11);
  }

  @Test
  void theRulesAboveANamedFolderCount() throws IOException {
    Files.createDirectories(folder.resolve(".git/info"));
    write(".git/info/exclude", "*.tmp\n");
    write(".gitignore", "*.log\n");
    plant("sub/a.txt", "sub/a.log", "sub/a.tmp");
    assertThat(found(scan(), "sub")).containsExactly("sub/a.txt");
  }

  @Test
  void whatIsNamedIsReadThoughItIsIgnored() throws IOException {
    write(".gitignore", "*.log\nout/\n");
    plant("a.log", "out/b.txt");
    assertThat(found(scan(), "a.log", "out")).containsExactly("a.log", "out/b.txt");
  }

  @Test
  void aTrackedFileIsReadThoughItIsIgnored() throws IOException, GitAPIException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      plant("a.log", "b.log", "out/c.txt", "out/d.txt");
      git.add().addFilepattern("a.log").addFilepattern("out/c.txt").call();
    }
    write(".gitignore", "*.log\nout/\n");
    assertThat(found()).contains("a.log", "out/c.txt").doesNotContain("b.log");
  }

  @Test
  void aRepositoryInAnotherHasRulesOfItsOwn() throws IOException {
    Files.createDirectories(folder.resolve("inner/.git"));
    write(".gitignore", "*.log\n");
    plant("inner/a.log", "a.log");
    assertThat(found()).containsExactly("inner/a.log");
  }

  @Test
  void aLinkThatIsMetIsNotFollowedAndACircleIsNamed() throws IOException {
    plant("real/a.txt");
    Files.createSymbolicLink(folder.resolve("real/up"), folder);
    Files.createSymbolicLink(folder.resolve("self"), Path.of("self"));
    Files.createSymbolicLink(folder.resolve("other"), folder.resolve("real/a.txt"));
    Files.createSymbolicLink(folder.resolve("nowhere"), folder.resolve("nothing"));
    ScanReport report = scan().files(List.of(Path.of(".")));
    assertThat(report.exposures()).hasSize(1);
    assertThat(report.links()).isEqualTo(4);
    assertThat(report.troubles())
        .containsExactly(
            new Trouble("real/up", Trouble.Kind.CIRCLE), new Trouble("self", Trouble.Kind.CIRCLE));
    assertThat(report.unread()).isZero();
  }

  @Test
  void aLinkThatIsNamedIsFollowed() throws IOException {
    plant("real/a.txt");
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
    assertThat(found(scan(), "link")).containsExactly("link/a.txt");
  }

  @Test
  void aLinkThatTakesTheFilesPlaceBeforeItIsReadIsNotFollowed(@TempDir Path elsewhere)
      throws IOException {
    plant("a.txt", "b.txt");
    Gathering gathering = new Gathering();
    Supplier<ContentReader> readers = () -> new ContentReader(Redactor.create(), gathering);
    CountDownLatch exchanged = new CountDownLatch(1);
    try (Workers workers = new Workers(2, readers)) {
      workers.submit(reader -> await(exchanged));
      new Walk(folder, true, workers, readers.get(), gathering).from(Path.of("."));
      Path target = Files.move(folder.resolve("b.txt"), elsewhere.resolve("b.txt"));
      Files.createSymbolicLink(folder.resolve("b.txt"), target);
      exchanged.countDown();
    }
    ScanReport report = gathering.report();
    assertThat(report.exposures()).extracting(one -> one.place().path()).containsExactly("a.txt");
    assertThat(report.troubles()).containsExactly(new Trouble("b.txt", Trouble.Kind.UNREADABLE));
  }

  @Test
  void aNameAboveTheBaseIsToldWhole() throws IOException {
    plant("base/a.txt", "b.txt");
    Scan within = Scan.of(Redactor.create(), folder.resolve("base"));
    assertThat(found(within, "..")).containsExactly(folder.resolve("b.txt").toString(), "a.txt");
  }

  @Test
  void aPipeIsNeverOpened() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not there");
    plant("a.txt");
    new ProcessBuilder("/usr/bin/mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    ScanReport report = scan().files(List.of(Path.of("."), Path.of("pipe")));
    assertThat(report.exposures()).hasSize(1);
    assertThat(report.troubles()).containsExactly(new Trouble("pipe", Trouble.Kind.NO_FILE));
  }

  @Test
  void whatIsNotThereOrMayNotBeReadIsNamed() throws IOException {
    plant("a.txt", "locked.txt");
    Path locked = folder.resolve("locked.txt");
    assumeTrue(locked.toFile().setReadable(false));
    ScanReport report = scan().files(List.of(Path.of("."), Path.of("gone")));
    assertThat(report.troubles()).contains(new Trouble("gone", Trouble.Kind.VANISHED));
    if (!Files.isReadable(locked)) {
      assertThat(report.troubles()).contains(new Trouble("locked.txt", Trouble.Kind.UNREADABLE));
    }
  }

  @Test
  void aKeyInANameIsToldOnceAndNotRepeated() throws IOException {
    write("x-" + Planted.key(0x0ae7) + "/a.txt", "nothing");
    write("x-" + Planted.key(0x0ae7) + "/b.txt", "nothing");
    ScanReport report = scan().files(List.of(Path.of(".")));
    assertThat(report.exposures())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.toString())
                    .isEqualTo("x-[key ...0ae7] (its name): key [key ...0ae7]"));
  }

  @Test
  void aNameThatIsNoTextIsReadAndNoted() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no shell is there");
    plant("a.txt");
    new ProcessBuilder("/bin/sh", "-c", "cp a.txt \"$(printf 'b\\344.txt')\"")
        .directory(folder.toFile())
        .start()
        .waitFor();
    ScanReport report = scan().files(List.of(Path.of(".")));
    assumeTrue(report.files() == 2, "this file system has no such names");
    assertThat(report.exposures()).extracting(one -> one.place().path()).contains("b\\xE4.txt");
    assertThat(report.troubles()).containsExactly(new Trouble("b\\xE4.txt", Trouble.Kind.ODD_NAME));
  }

  @Test
  void aDeepTreeIsReadToItsEnd() throws IOException {
    String path = "d/".repeat(500);
    plant(path + "a.txt");
    assertThat(found()).containsExactly(path + "a.txt");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
