package dev.crmport.checks.pace;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.crmport.core.pace.QueuePacer;
import dev.crmport.pacing.MachinePacer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** No monitor where threads wait, in the byte code: ArchUnit does not look into methods. */
@AnalyzeClasses(packages = "dev.crmport", importOptions = DoNotIncludeTests.class)
class MonitorTest {
  private static final String[] PACERS = {"dev.crmport.core.pace..", "dev.crmport.pacing.."};

  @ArchTest
  static final ArchRule thePacersHaveNoMonitor =
      classes()
          .that()
          .resideInAnyPackage(PACERS)
          .should(holdNoMonitor())
          .because("a virtual thread that waits in one pins its carrier; use a ReentrantLock");

  @ArchTest
  static void theRuleSeesAMonitor(JavaClasses ignored) {
    JavaClasses planted = new ClassFileImporter().importClasses(Block.class, Method.class);
    assertThat(classes().should(holdNoMonitor()).evaluate(planted).getFailureReport().getDetails())
        .anyMatch(line -> line.contains("Block.locked has"))
        .anyMatch(line -> line.contains("Method.locked is"))
        .hasSize(2);
  }

  @ArchTest
  static void theRuleSeesEveryPacer(JavaClasses imported) {
    List<JavaClass> judged = imported.stream().filter(resideInAnyPackage(PACERS)).toList();
    for (String pacer : PACERS) {
      assertThat(judged).as("classes in %s", pacer).anyMatch(resideInAnyPackage(pacer));
    }
    assertThat(judged).anyMatch(found -> found.isEquivalentTo(QueuePacer.class));
    assertThat(judged).anyMatch(found -> found.isEquivalentTo(MachinePacer.class));
  }

  /** A planted monitor. */
  static final class Block {
    private int entered;

    int locked() {
      synchronized (this) {
        return ++entered;
      }
    }
  }

  /** Another one. */
  static final class Method {
    private int entered;

    synchronized int locked() {
      return ++entered;
    }
  }

  private static ArchCondition<JavaClass> holdNoMonitor() {
    return new ArchCondition<>("hold no monitor") {
      @Override
      public void check(JavaClass found, ConditionEvents events) {
        for (String monitor : monitors(found)) {
          events.add(SimpleConditionEvent.violated(found, monitor));
        }
      }
    };
  }

  private static List<String> monitors(JavaClass found) {
    List<String> monitors = new ArrayList<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            String method = found.getName() + "." + name;
            if ((access & Opcodes.ACC_SYNCHRONIZED) != 0) {
              monitors.add(method + " is synchronized");
            }
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitInsn(int opcode) {
                if (opcode == Opcodes.MONITORENTER) {
                  monitors.add(method + " has a synchronized block");
                }
              }
            };
          }
        };
    try (InputStream code = found.getSource().orElseThrow().getUri().toURL().openStream()) {
      new ClassReader(code).accept(visitor, 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return monitors;
  }
}
