package dev.crmport.scan.tree;

import dev.crmport.scan.content.Names;
import dev.crmport.scan.content.Origin;
import java.nio.file.Path;

/**
 * What a walk comes to.
 *
 * @param path as the system has it
 * @param origin as it is told: from the base, where it lies in it
 * @param name the last part of that
 * @param odd whether the path has bytes that are no text
 */
record Entry(Path path, Origin origin, String name, boolean odd) {
  /** What was named, and not met in a folder. */
  static Entry named(Path path, Path base) {
    Path name = path.getFileName();
    return new Entry(
        path, Origin.of(told(path, base)), name == null ? "" : Names.of(name), Names.isOdd(path));
  }

  private static String told(Path path, Path base) {
    return Names.of(path.startsWith(base) && !path.equals(base) ? base.relativize(path) : path);
  }

  /**
   * What all in one folder have in common: there are many more of them than folders, and to make
   * text of a path takes a while.
   *
   * @param before what stands before their names
   * @param odd whether the folder's path has bytes that are no text
   */
  record Folder(String before, boolean odd) {
    static Folder of(Path folder, Path base) {
      String told = folder.equals(base) ? "" : told(folder, base);
      return new Folder(
          told.isEmpty() || told.endsWith("/") ? told : told + "/", Names.isOdd(folder));
    }

    Entry entry(Path path) {
      Path last = path.getName(path.getNameCount() - 1);
      String name = Names.of(last);
      return new Entry(path, Origin.of(before + name), name, odd || Names.isOdd(last));
    }
  }
}
