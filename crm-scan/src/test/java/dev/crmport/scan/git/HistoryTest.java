package dev.crmport.scan.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.Scan;
import dev.crmport.scan.report.Exposure;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir Path folder;
  private Git git;

  @BeforeEach
  void begin() throws GitAPIException {
    git = Git.init().setDirectory(folder.toFile()).call();
  }

  @AfterEach
  void close() {
    git.close();
  }

  private RevCommit commit(String name, String text, String message)
      throws IOException, GitAPIException {
    Files.createDirectories(folder.resolve(name).getParent());
    Files.writeString(folder.resolve(name), text);
    git.add().addFilepattern(name).call();
    return git.commit()
        .setMessage(message)
        .setAuthor("Ada", "ada@example.org")
        .setCommitter("Ada", "ada@example.org")
        .setSign(false)
        .call();
  }

  private ScanReport history() {
    return Scan.of(Redactor.create(), folder).onThreads(2).history(List.of(Path.of(".")));
  }

  private static List<String> told(ScanReport report) {
    return report.exposures().stream().map(Exposure::toString).toList();
  }

  @Test
  void aKeyThatWasRemovedIsToldWithTheCommitThatBroughtIt() throws Exception {
    commit("src/a.txt", "nothing\n", "begin");
    RevCommit bad = commit("src/a.txt", "one\nkey " + Planted.key(1) + "\n", "add");
    commit("src/a.txt", "nothing\n", "remove");
    assertThat(told(history()))
        .containsExactly(bad.name().substring(0, 12) + ":src/a.txt:2:5: key [key ...0001]");
  }

  @Test
  void packedObjectsAreReadLikeLooseOnes() throws Exception {
    for (int i = 0; i < 30; i++) {
      commit("a.txt", "line\n".repeat(i) + "key " + Planted.key(i) + "\n", "change " + i);
    }
    List<String> loose = told(history());
    git.gc().call();
    assertThat(loose).hasSize(30);
    assertThat(told(history())).isEqualTo(loose);
  }

  @Test
  void messagesOfCommitsAndTagsAreRead() throws Exception {
    RevCommit commit = commit("a.txt", "x", "use " + Planted.key(1));
    git.tag()
        .setName("v1")
        .setMessage("for the api key " + Planted.guid(2))
        .setSigned(false)
        .call();
    assertThat(told(history()))
        .anySatisfy(one -> assertThat(one).contains("(tag):").endsWith("[key ...0002]"))
        .anySatisfy(
            one ->
                assertThat(one)
                    .startsWith(commit.name().substring(0, 12) + ":(commit):")
                    .endsWith("[key ...0001]"));
  }

  @Test
  void whatWasStashedOrLostIsRead() throws Exception {
    commit("a.txt", "x", "begin");
    Files.writeString(folder.resolve("a.txt"), "key " + Planted.key(1));
    git.stashCreate().call();
    git.stashDrop().call();
    try (ObjectInserter objects = git.getRepository().newObjectInserter()) {
      objects.insert(Constants.OBJ_BLOB, ("key " + Planted.key(2)).getBytes(UTF_8));
      objects.flush();
    }
    assertThat(told(history()))
        .anySatisfy(one -> assertThat(one).contains(":a.txt:1:5:").endsWith("[key ...0001]"))
        .anySatisfy(one -> assertThat(one).contains(":(object):1:5:").endsWith("[key ...0002]"));
  }

  @Test
  void aNameInAFolderIsRead() throws Exception {
    commit("d/x-" + Planted.guid(1) + "%7c1.txt", "nothing", "add");
    ScanReport report =
        Scan.of(Planted.knowing(1), folder).onThreads(2).history(List.of(Path.of(".")));
    assertThat(told(report)).allSatisfy(one -> assertThat(one).doesNotContain(Planted.guid(1)));
  }

  @Test
  void archivesInHistoryAreOpened() throws Exception {
    commit("a.txt", "From ada@example.org Mon 10:00:00\nSubject: x\n\nkey " + Planted.key(1), "m");
    assertThat(told(history()))
        .singleElement()
        .satisfies(one -> assertThat(one).contains(":a.txt!/1!/body:1:5: key [key ...0001]"));
  }

  @Test
  void nothingIsWrittenIntoARepositoryThatIsRead() throws Exception {
    commit("a.txt", "key " + Planted.key(1), "add");
    Map<String, Long> before = files();
    history();
    Scan.of(Redactor.create(), folder).staged(List.of(Path.of(".")), Optional.empty());
    assertThat(files()).isEqualTo(before);
  }

  private Map<String, Long> files() throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }

  @Test
  void aDamagedObjectIsNamedAndTheRestIsRead() throws Exception {
    commit("a.txt", "key " + Planted.key(1), "add");
    Path fan = Files.createDirectories(folder.resolve(".git/objects/ab"));
    Files.writeString(fan.resolve("cd".repeat(19)), "no object");
    ScanReport report = history();
    assertThat(report.exposures()).hasSize(1);
    assertThat(report.troubles()).extracting(Trouble::kind).contains(Trouble.Kind.BROKEN);
  }

  @Test
  void whereThereIsNoRepositoryThatIsSaid(@TempDir Path elsewhere) {
    ScanReport report = Scan.of(Redactor.create(), elsewhere).history(List.of(Path.of(".")));
    assertThat(report.troubles()).extracting(Trouble::kind).contains(Trouble.Kind.NO_REPOSITORY);
  }

  @Test
  void whatGitItselfHasPackedIsRead() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "git is not there");
    for (int i = 0; i < 10; i++) {
      commit("a.txt", "line\n".repeat(100 + i) + "key " + Planted.key(i) + "\n", "change " + i);
    }
    Process gc =
        new ProcessBuilder("/usr/bin/git", "gc", "--aggressive", "--prune=now", "-q")
            .directory(folder.toFile())
            .start();
    assertThat(gc.waitFor()).isZero();
    assertThat(told(history())).hasSize(10);
  }
}
