package dev.crmport.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.crmport", importOptions = ImportOption.DoNotIncludeTests.class)
final class BoundariesTest {
  @ArchTest
  static final ArchRule coreKnowsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.crmport.core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.crmport.core..", "java..", "javax.crypto..", "org.jspecify..")
          .because("a port outlives the libraries behind it; move this code to an adapter");
}
