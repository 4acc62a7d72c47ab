package dev.crmport.logging;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crmport.core.key.ApiKey;
import dev.crmport.core.key.ApplicationName;
import dev.crmport.core.key.ClientId;
import dev.crmport.core.redact.Form;
import dev.crmport.core.redact.Redactor;
import dev.crmport.testkit.KeyForm;
import dev.crmport.testkit.KeyForms;
import dev.crmport.testkit.LeakSweep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every logging system with the one line in its configuration. */
public abstract class LogContract {
  protected static final String KEY = "7e577e57-1234-4abc-8def-90abcdef0ae7";
  protected static final String REPLACED = "[key ...0ae7]";
  private static final ApplicationName APPLICATION = new ApplicationName("logTestApp");
  private static final int THREADS = 8;
  private static final int LINES = 200;

  /** Below which the system writes all its files. */
  @TempDir protected Path logs;

  private final ApiKey key = ApiKey.of(KEY);

  /** Set up from the configuration of the test's resources, with its one line or without. */
  protected abstract LogSystem system(boolean redacting) throws IOException;

  /** The configuration of that name, with its one line or without. */
  protected static String configuration(String name, String line, boolean redacting)
      throws IOException {
    try (var file = LogContract.class.getResourceAsStream(name)) {
      String text = new String(file.readAllBytes(), UTF_8);
      assertThat(text.lines().map(String::strip)).as("the one line").containsOnlyOnce(line);
      return redacting ? text : text.replace(line, "");
    }
  }

  @BeforeEach
  void learn() {
    Redactor.shared().learn(new ClientId("acme"), APPLICATION, key);
  }

  @AfterEach
  void forget() {
    Redactor.shared().forget(key);
    key.close();
  }

  private static List<KeyForm> everyForm() {
    return KeyForms.of(KEY, APPLICATION);
  }

  /** The first of each kind: all of them at all places would take minutes. */
  static Collection<KeyForm> oneOfEachKind() {
    Map<Form, KeyForm> first = new EnumMap<>(Form.class);
    everyForm().forEach(form -> first.putIfAbsent(form.form(), form));
    assertThat(first).containsOnlyKeys(Form.values());
    return first.values();
  }

  @Test
  void noFormOfAKeyIsWritten() throws IOException {
    List<KeyForm> forms = everyForm();
    written(log -> forms.forEach(form -> log.say("planted {} {}", form.text(), "end")));
    List<String> lines =
        Files.readAllLines(logs.resolve("text.log")).stream()
            .filter(line -> line.contains("planted"))
            .toList();
    assertThat(lines).hasSameSizeAs(forms);
    assertThat(lines.stream().filter(line -> !narrow(line).contains(REPLACED))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oneOfEachKind")
  void noFormOfAKeyIsWrittenWhereverInALineItStands(KeyForm planted) throws IOException {
    String form = planted.text();
    String written =
        written(
            log -> {
              log.say("plain " + form);
              log.say("argument {}", form);
              log.say("more than one {} and {} and {}", 1, form, "end");
              log.say("too many", form);
              log.say("thrown", new IOException(form));
              log.sayAs("org.example." + form, "named");
              log.sayWithin(form, "within");
            });
    assertThat(written).contains("plain", "argument", "and end", "thrown", "named", "within");
    assertThat(narrow(written)).contains(REPLACED);
  }

  /** Where the key was in UTF-16 or UTF-32, its reference is too. */
  private static String narrow(String text) {
    return text.replace("\0", "");
  }

  @Test
  void argumentsOfEveryKindAreRedacted() throws IOException {
    record Holder(String held) {}
    String written =
        written(
            log -> {
              log.say("object {}", new Holder(KEY));
              log.say("list {}", List.of("a", KEY));
              log.say("map {}", Map.of("key", KEY));
              log.say("array {}", (Object) new Object[] {"a", new String[] {KEY}});
              log.say("texts {}", (Object) new String[] {KEY, "b"});
              log.say("buffer {}", CharBuffer.wrap(KEY));
              log.say("failure {} {}", new IOException(KEY), "end");
              log.say("nothing {} {}", null, KEY);
            });
    assertThat(written)
        .contains("object Holder[held=" + REPLACED + "]")
        .contains("list [a, " + REPLACED)
        .contains("map {key=" + REPLACED)
        .contains("failure java.io.IOException: " + REPLACED)
        .contains("nothing null " + REPLACED);
  }

  @Test
  void aKeyThatOnlyComesTogetherInTheTextIsRedacted() throws IOException {
    String written = written(log -> log.say("split {}{}{}{}", (Object[]) pieces()));
    assertThat(written).contains("split " + REPLACED);
  }

  @Test
  void aKeyThatOnlyALayoutPutsTogetherIsRedacted() throws IOException {
    // In each system there is a layout that takes this character out.
    written(log -> log.say("apart " + String.join("~", pieces())));
  }

  /** Too short for any of them to be found. */
  private static String[] pieces() {
    return KEY.split("(?<=\\G.{9})", -1);
  }

  @Test
  void anArgumentThatSaysSomethingElseEachTimeShowsNoKey() throws IOException {
    for (int cleanTimes = 0; cleanTimes < 6; cleanTimes++) {
      AtomicInteger left = new AtomicInteger(cleanTimes);
      Object turncoat =
          new Object() {
            @Override
            public String toString() {
              return left.getAndDecrement() > 0 ? "clean" : KEY;
            }
          };
      written(log -> log.say("says {}", turncoat));
    }
  }

  @Test
  void aFailureIsWrittenWithAllItsCausesAndNoKey() throws IOException {
    IOException first = new IOException("first");
    IllegalStateException second = new IllegalStateException("second " + KEY, first);
    first.initCause(second);
    first.addSuppressed(new IOException("third", new IOException("fourth " + KEY)));
    second.addSuppressed(first);

    String written = written(log -> log.say("it failed", first));

    assertThat(written)
        .contains("java.io.IOException: first")
        .contains("java.lang.IllegalStateException: second " + REPLACED)
        .contains("java.io.IOException: third")
        .contains("java.io.IOException: fourth " + REPLACED)
        .contains("at " + LogContract.class.getName());
  }

  @Test
  void anArgumentThatCannotBePrintedLosesNoLine() throws IOException {
    String written =
        written(
            log -> {
              log.say("hostile {} {}", new Hostile(), "end");
              log.say("in a list {} {}", List.of(new Hostile()), "end");
              log.say("in an array {} {}", new Object[] {new Hostile()}, "end");
              log.say("deep {} {}", endless(), "end");
            });
    assertThat(Files.readAllLines(logs.resolve("text.log")))
        .filteredOn(line -> line.contains("hostile"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(Hostile.class.getName(), "end");
    assertThat(written).contains("in a list", "in an array", "deep");
  }

  @Test
  void whoLoggedARedactedLineStaysKnown() throws IOException {
    written(log -> log.say("plain " + KEY));
    assertThat(Files.readString(logs.resolve("text.log")))
        .containsPattern(getClass().getSimpleName() + "\\$\\w+[. ]say");
  }

  @Test
  void theNameOfAThreadIsRedacted() throws Exception {
    try (LogSystem log = system(true)) {
      Thread named = new Thread(() -> log.say("from a thread"), "worker " + KEY);
      named.start();
      named.join();
    }
    assertThat(sweptText()).contains("from a thread");
  }

  @Test
  void manyThreadsAtOnceLoseNoLineAndShowNoKey() throws IOException {
    String written =
        written(
            log -> {
              try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                for (int t = 0; t < THREADS; t++) {
                  int thread = t;
                  threads.execute(
                      () -> {
                        for (int i = 0; i < LINES; i++) {
                          log.say("line {} of {} has {}", i, thread, i % 2 == 0 ? KEY : "none");
                        }
                      });
                }
              }
            });
    assertThat(Files.readAllLines(logs.resolve("text.log")))
        .filteredOn(line -> line.contains(" has "))
        .hasSize(THREADS * LINES);
    assertThat(written).contains("line 0 of 0 has " + REPLACED, "line 1 of 0 has none");
  }

  @Test
  void aLineWithoutAKeyIsWrittenAsItWouldBe() throws IOException {
    List<String> written = new ArrayList<>();
    Object[] array = {"a", null};
    for (boolean redacting : new boolean[] {true, false}) {
      try (LogSystem log = system(redacting)) {
        log.say("plain");
        log.say("{} and {} and {}", 1, array, List.of(2.5));
        log.say("thrown", new IOException("why", new IllegalStateException("because")));
        log.sayAs("org.example.Other", "named");
        log.sayWithin("around", "within");
      }
      // Where a logger gets its files once and for all, each system has loggers of its own.
      String text = Files.readString(logs.resolve("text.log"));
      written.add(text.replaceAll("org.example\\d+", "org.example"));
      Files.delete(logs.resolve("text.log"));
    }
    assertThat(written.getFirst()).isEqualTo(written.getLast()).isNotBlank();
  }

  @Test
  void withoutTheOneLineTheKeyShows() throws IOException {
    try (LogSystem log = system(false)) {
      log.say("plain " + KEY);
    }
    assertThat(sweep().findings(everything())).isNotEmpty();
  }

  /** What the system wrote, in all its files, which have been swept. */
  protected String written(Consumer<LogSystem> use) throws IOException {
    try (LogSystem log = system(true)) {
      use.accept(log);
    }
    return sweptText();
  }

  protected String sweptText() throws IOException {
    sweep().assertCleanFiles(logs);
    return everything();
  }

  private LeakSweep sweep() {
    return LeakSweep.of(key, APPLICATION);
  }

  private String everything() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).as("%s", file.getFileName()).isNotEmpty();
        boolean wide = file.getFileName().toString().startsWith("wide");
        all.append(new String(bytes, wide ? UTF_16BE : UTF_8));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return all.toString();
  }

  /** Two lists, each of which holds the other. */
  private static List<Object> endless() {
    List<Object> one = new ArrayList<>();
    one.add(List.of(one));
    return one;
  }

  private static final class Hostile {
    @Override
    public String toString() {
      throw new IllegalStateException(KEY);
    }
  }
}
