package dev.crmport.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import tools.jackson.core.json.JsonFactory;

/** Starts the {@code crm} command. */
@Command(
    name = "crm",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = Main.Demo.class)
public final class Main implements Runnable {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }

  @Command(name = "demo")
  static final class Demo implements Runnable {
    @Override
    public void run() {
      System.out.println(
          dev.crmport.http.Placeholder.name()
              + dev.crmport.credentials.Placeholder.name()
              + dev.crmport.core.key.Lane.random().id()
              + new JsonFactory().getFormatName()
              + CsvReader.builder().ofCsvRecord("a,b").stream().count()
              + dev.crmport.testkit.Placeholder.name());
    }
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
      try (InputStream in = Objects.requireNonNull(Main.class.getResourceAsStream("version.txt"))) {
        return new String[] {
          "crm " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()
        };
      }
    }
  }
}
