package dev.crmport.scan.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** Opens repositories without leaving a trace in them. */
public final class Repositories {
  static {
    SystemReader.setInstance(new Unmeasured(SystemReader.getInstance()));
  }

  private Repositories() {}

  /**
   * The repository that a file or folder lies in; a bare one where the folder is one. The caller
   * closes it.
   *
   * @throws IOException where there is none, or it cannot be opened
   */
  public static FileRepository around(Path path) throws IOException {
    return around(path, Optional.empty());
  }

  /**
   * The same with another index.
   *
   * @param index git names one to its hooks while it commits a part of what is staged
   */
  public static FileRepository around(Path path, Optional<Path> index) throws IOException {
    File start = path.toFile();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    builder.findGitDir(start);
    if (builder.getGitDir() == null) {
      builder.setGitDir(start);
    }
    index.ifPresent(file -> builder.setIndexFile(file.toFile()));
    try {
      return (FileRepository) builder.build();
    } catch (RepositoryNotFoundException none) {
      throw new IOException("no repository", none);
    }
  }

  /**
   * The system as JGit sees it, but for one thing: JGit finds out how fine the clock of a file
   * system is by writing files beside those it reads, and keeps the answer in the user's home. Here
   * it is told one; it matters only for repositories that change while they are read.
   */
  private static final class Unmeasured extends SystemReader.Delegate {
    Unmeasured(SystemReader system) {
      super(system);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS files) {
      return new FileBasedConfig(parent, super.openUserConfig(parent, files).getFile(), files) {
        @Override
        public long getTimeUnit(
            String section, String subsection, String name, long other, TimeUnit unit) {
          return section.equals("filesystem")
              ? unit.convert(1, TimeUnit.MILLISECONDS)
              : super.getTimeUnit(section, subsection, name, other, unit);
        }
      };
    }
  }
}
