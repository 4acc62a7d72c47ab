package dev.crmport.checks;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.crmport.core.key.ApiKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. Allow-lists: what is not named here is not allowed. */
@AnalyzeClasses(packages = "dev.crmport", importOptions = DoNotIncludeTests.class)
class BoundariesTest {
  private static final String UNPACED = "dev.crmport.testkit.UnpacedPacer";

  @ArchTest
  static final ArchRule theCoreKnowsOnlyTheJdk =
      only("dev.crmport.core..", "dev.crmport.core..", "java..", "javax.crypto..", "jdk.jfr..")
          .because("a port outlives the libraries behind it; move this code to an adapter");

  @ArchTest
  static final ArchRule theHttpAdapterKnowsTheCoreAndItsOwnLibraries =
      only(
              "dev.crmport.http..",
              "dev.crmport.http..",
              "dev.crmport.core..",
              "java..",
              "javax.net.ssl..",
              "dev.failsafe..",
              "tools.jackson.core..")
          .because("adapters meet in the composition root only; put what two need into the core");

  @ArchTest
  static final ArchRule theCredentialsAdapterKnowsTheCoreAndItsOwnLibraries =
      only(
              "dev.crmport.credentials..",
              "dev.crmport.credentials..",
              "dev.crmport.core..",
              "java..",
              "javax.crypto..",
              "javax.net.ssl..",
              "javax.sql..",
              "com.exceptionfactory.jagged..",
              // scrypt, and nothing else of it.
              "org.bouncycastle.crypto.generators..",
              "tools.jackson.core..")
          .because("adapters meet in the composition root only; put what two need into the core");

  @ArchTest
  static final ArchRule thePacingAdapterKnowsTheCoreAndTheJdk =
      only("dev.crmport.pacing..", "dev.crmport.pacing..", "dev.crmport.core..", "java..")
          .because("a pacer for one machine needs no library; a store's client is optional");

  @ArchTest
  static final ArchRule theLoggingAdapterKnowsTheCoreAndLoggingSystems =
      only(
              "dev.crmport.logging..",
              "dev.crmport.logging..",
              "dev.crmport.core..",
              "java..",
              "ch.qos.logback..",
              "org.slf4j..",
              "org.apache.logging.log4j..")
          .because("adapters meet in the composition root only; put what two need into the core");

  @ArchTest
  static final ArchRule logbackIsKnownInItsRoomOnly =
      outside("dev.crmport.logging.logback..", "ch.qos.logback..", "org.slf4j..");

  @ArchTest
  static final ArchRule log4jIsKnownInItsRoomOnly =
      outside("dev.crmport.logging.log4j..", "org.apache.logging.log4j..");

  @ArchTest
  static final ArchRule theJdksLoggingIsKnownInItsRoomOnly =
      outside("dev.crmport.logging.jul..", "java.util.logging..");

  @ArchTest
  static final ArchRule loggingSystemsFindOneNameEach =
      classes()
          .that()
          .resideInAPackage("dev.crmport.logging..")
          .and()
          .resideOutsideOfPackage("dev.crmport.logging.line..")
          .and()
          .arePublic()
          .should()
          .haveSimpleName("LogRedactor")
          .orShould()
          .haveSimpleName("RedactKeys")
          .because("what a configuration names must be made of its system's types; no more may");

  @ArchTest
  static final ArchRule theWebAdapterKnowsTheCoreAndWhatItStandsBefore =
      only(
              "dev.crmport.web..",
              "dev.crmport.web..",
              "dev.crmport.core..",
              "java..",
              "javax.crypto..",
              "javax.net.ssl..",
              "com.sun.net.httpserver..",
              "jakarta.servlet..",
              "jakarta.mail..")
          .because("adapters meet in the composition root only; put what two need into the core");

  @ArchTest
  static final ArchRule theScanKnowsTheCoreAndItsOwnLibraries =
      only(
              "dev.crmport.scan..",
              "dev.crmport.scan..",
              "dev.crmport.core..",
              "java..",
              "org.apache.commons.compress..",
              "org.apache.commons.io.build..",
              "org.apache.james.mime4j..",
              "org.eclipse.jgit..",
              "tools.jackson.core..")
          .because("whoever embeds the scan takes its libraries along; a new one needs a reason");

  @ArchTest
  static final ArchRule theTestkitKnowsTheCoreAndTestLibraries =
      only(
              "dev.crmport.testkit..",
              "dev.crmport.testkit..",
              "dev.crmport.core..",
              "java..",
              "tools.jackson.core..",
              "org.junit.jupiter..",
              "org.junit.platform.commons..",
              "org.assertj..",
              "org.opentest4j..",
              "org.apiguardian..")
          .because(
              "a fake that knows an adapter would vouch for it; test the adapter in its module");

  @ArchTest
  static final ArchRule theCoreHasNoCycles =
      slices()
          .matching("dev.crmport.core.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a room that needs a room that needs it is one room; move the shared part");

  @ArchTest
  static final ArchRule thereIsOneTimeSeam =
      noClasses()
          .that()
          .areNotAssignableTo("dev.crmport.core.pace.SystemTime")
          .and()
          .areNotAssignableTo("dev.crmport.testkit.SystemClock")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", Duration.class)
          .because("tests turn the clock by hand; take a Time and ask it");

  @ArchTest
  static final ArchRule mainCodeIsPaced =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.crmport.testkit..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName(UNPACED)
          .because("it breaks the CRM's limit; only measurements on loopback may use it");

  @ArchTest
  static final ArchRule signaturesSpeakNoLibrary =
      methods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(
              resideInAnyPackage(
                  "dev.crmport.core..",
                  "dev.crmport.http..",
                  "dev.crmport.credentials..",
                  "dev.crmport.pacing..",
                  "dev.crmport.logging",
                  "dev.crmport.scan",
                  "dev.crmport.scan.report"))
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should(nameNoLibrary())
          .because("whoever swaps an adapter must not meet its library in a signature");

  @ArchTest
  static final ArchRule everyRoomIsNullMarked =
      classes()
          .should(beInANullMarkedPackage())
          .because("nothing is null unless it says so; add @NullMarked to package-info");

  @ArchTest
  static void revealHasOneCallerPerAdapter(JavaClasses imported) {
    Map<String, Set<String>> callers = new TreeMap<>();
    for (JavaClass caller : imported) {
      for (JavaMethodCall call : caller.getMethodCallsFromSelf()) {
        if (call.getTarget().getName().equals("reveal")
            && call.getTargetOwner().isEquivalentTo(ApiKey.class)) {
          callers
              .computeIfAbsent(module(caller), module -> new TreeSet<>())
              .add(outermost(caller).getName());
        }
      }
    }
    for (String adapter : List.of("http", "credentials")) {
      assertThat(callers.get(adapter))
          .as(
              "classes of dev.crmport.%s that reveal a key; keep it to the one at the wire",
              adapter)
          .hasSize(1);
    }
    assertThat(callers).as("the command never needs a key itself").doesNotContainKey("cli");
  }

  @ArchTest
  static void theRulesSawTheCode(JavaClasses imported) {
    for (String module :
        List.of(
            "core", "http", "credentials", "pacing", "logging", "web", "scan", "testkit", "cli")) {
      assertThat(imported.stream().filter(type -> module(type).equals(module)).count())
          .as("classes seen in dev.crmport.%s; below this the import is broken", module)
          .isGreaterThan(10);
    }
  }

  private static ArchCondition<JavaMethod> nameNoLibrary() {
    DescribedPredicate<JavaClass> library =
        resideInAnyPackage(
            "tools.jackson..",
            "dev.failsafe..",
            "com.exceptionfactory..",
            "org.bouncycastle..",
            "org.commonmark..",
            "java.net.http..",
            "java.util.logging..",
            "ch.qos.logback..",
            "org.slf4j..",
            "org.apache..",
            "org.eclipse..");
    return new ArchCondition<>("name no library's type") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getAllInvolvedRawTypes().stream()
            .filter(library)
            .forEach(found -> events.add(violated(method, found.getName())));
      }
    };
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a null-marked package") {
      @Override
      public void check(JavaClass found, ConditionEvents events) {
        if (!found.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(violated(found, found.getPackageName()));
        }
      }
    };
  }

  private static ConditionEvent violated(HasDescription where, String what) {
    return SimpleConditionEvent.violated(where, where.getDescription() + ": " + what);
  }

  private static ArchRule only(String room, String... allowed) {
    DescribedPredicate<JavaClass> named = resideInAnyPackage(allowed);
    return classes()
        .that()
        .resideInAPackage(room)
        .should()
        .onlyDependOnClassesThat(
            named.or(resideInAnyPackage("org.jspecify..")).or(primitiveOrArray()));
  }

  private static ArchRule outside(String room, String... system) {
    return noClasses()
        .that()
        .resideInAPackage("dev.crmport.logging..")
        .and()
        .resideOutsideOfPackage(room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(system)
        .because("whoever has one logging system does not have the others");
  }

  private static DescribedPredicate<JavaClass> primitiveOrArray() {
    return DescribedPredicate.describe(
        "primitive or array",
        found -> found.isPrimitive() || found.getBaseComponentType().isPrimitive());
  }

  private static String module(JavaClass found) {
    String rest = found.getPackageName().substring("dev.crmport.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static JavaClass outermost(JavaClass found) {
    JavaClass outer = found;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }
}
