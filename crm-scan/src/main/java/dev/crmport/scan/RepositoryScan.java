package dev.crmport.scan;

import dev.crmport.scan.content.Gathering;
import dev.crmport.scan.content.Origin;
import dev.crmport.scan.content.Workers;
import dev.crmport.scan.git.History;
import dev.crmport.scan.git.Repositories;
import dev.crmport.scan.git.Staged;
import dev.crmport.scan.report.ScanReport;
import dev.crmport.scan.report.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;

/**
 * What a scan reads of git repositories. Apart from {@link Scan}, because the JVM would else load
 * JGit with it: the signatures in its jar take a tenth of a second, of which files need nothing.
 */
record RepositoryScan(Scan scan) {
  ScanReport history(List<Path> paths) {
    ScanReport report = new Gathering().report();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      Path start = scan.base().resolve(path).normalize();
      try (FileRepository repository = Repositories.around(start)) {
        Path folder = repository.getDirectory().toPath().toAbsolutePath().normalize();
        if (seen.add(folder)) {
          report = report.and(history(repository));
          if (!folder.startsWith(start)) {
            report = report.and(scan.withIgnored().files(List.of(folder)));
          }
        }
      } catch (IOException none) {
        report = report.and(noRepository(path));
      }
    }
    return report;
  }

  private ScanReport history(FileRepository repository) throws IOException {
    Gathering gathering = new Gathering();
    History history = new History(repository, scan.redactor());
    try (Workers workers = scan.workers(gathering)) {
      history.read(workers);
    }
    return history.named(gathering.report());
  }

  ScanReport staged(List<Path> paths, Optional<Path> index) {
    ScanReport report = new Gathering().report();
    Set<Path> seen = new HashSet<>();
    for (Path path : paths) {
      try (FileRepository repository =
          Repositories.around(
              scan.base().resolve(path).normalize(), index.map(scan.base()::resolve))) {
        if (seen.add(repository.getDirectory().toPath())) {
          Gathering gathering = new Gathering();
          try (Workers workers = scan.workers(gathering)) {
            new Staged(repository).read(workers);
          }
          report = report.and(gathering.report());
        }
      } catch (IOException none) {
        report = report.and(noRepository(path));
      }
    }
    return report;
  }

  private ScanReport noRepository(Path path) {
    Gathering gathering = new Gathering();
    scan.reader(gathering).trouble(Origin.of(path.toString()), Trouble.Kind.NO_REPOSITORY);
    return gathering.report();
  }
}
