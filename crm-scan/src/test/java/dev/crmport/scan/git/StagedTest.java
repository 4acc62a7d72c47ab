package dev.crmport.scan.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.redact.Redactor;
import dev.crmport.scan.Planted;
import dev.crmport.scan.Scan;
import dev.crmport.scan.report.Exposure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedTest {
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

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void stage(String name, String text) throws IOException, GitAPIException {
    write(name, text);
    git.add().addFilepattern(name).call();
  }

  private List<String> staged(Optional<Path> index) {
    return Scan.of(Redactor.create(), folder)
        .staged(List.of(Path.of(".")), index)
        .exposures()
        .stream()
        .map(Exposure::toString)
        .toList();
  }

  private List<String> staged() {
    return staged(Optional.empty());
  }

  @Test
  void theFirstCommitIsReadBeforeItIsMade() throws Exception {
    stage("a.txt", "x\nkey " + Planted.key(1));
    assertThat(staged()).containsExactly("a.txt:2:5: key [key ...0001]");
  }

  @Test
  void onlyWhatIsStagedIsReadAndAsItWasStaged() throws Exception {
    stage("old.txt", "key " + Planted.key(1));
    git.commit().setMessage("m").setAuthor("Ada", "ada@example.org").setSign(false).call();
    stage("a.txt", "key " + Planted.key(2));
    write("a.txt", "clean by now");
    stage("b.txt", "clean");
    write("b.txt", "key " + Planted.key(3));
    write("new.txt", "key " + Planted.key(4));
    assertThat(staged()).containsExactly("a.txt:1:5: key [key ...0002]");
  }

  @Test
  void aFileThatGoesBringsNothing() throws Exception {
    stage("a.txt", "key " + Planted.key(1));
    git.commit().setMessage("m").setAuthor("Ada", "ada@example.org").setSign(false).call();
    git.rm().addFilepattern("a.txt").call();
    assertThat(staged()).isEmpty();
  }

  @Test
  void theIndexThatGitNamesIsReadInPlaceOfTheUsualOne() throws Exception {
    stage("a.txt", "key " + Planted.key(1));
    Path other = folder.resolve(".git/next-index");
    Files.move(folder.resolve(".git/index"), other, StandardCopyOption.REPLACE_EXISTING);
    assertThat(staged()).isEmpty();
    assertThat(staged(Optional.of(other))).hasSize(1);
  }
}
