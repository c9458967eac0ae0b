package dev.sweep.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the order of design: every stage knows only the stages before it. */
final class ArchitectureTest {

  /** The stages, in the order data flows through them; the parallel library comes before all. */
  private static final List<String> STAGES =
      List.of(
          "dev.sweep.parallel",
          "dev.sweep.expression",
          "dev.sweep.config",
          "dev.sweep.space",
          "dev.sweep.sampling",
          "dev.sweep.plan",
          "dev.sweep.model",
          "dev.sweep.run",
          "dev.sweep.results",
          "dev.sweep.analysis",
          "dev.sweep.reuse",
          "dev.sweep",
          "dev.sweep.cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.sweep");

  @TestFactory
  List<DynamicTest> noStageKnowsALaterOne() {
    return IntStream.range(0, STAGES.size())
        .mapToObj(stage ->
            DynamicTest.dynamicTest(
                STAGES.get(stage), () -> assertKnowsNoneOf(stage, laterThan(stage))))
        .toList();
  }

  @Test
  void everyPackageHasItsPlace() {
    Set<String> packages =
        CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages).allMatch(name -> STAGES.stream().anyMatch(stage -> holds(stage, name)));
    assertThat(packages).contains("dev.sweep.config", "dev.sweep.results");
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dev.sweep.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyThePlacesThatNeedItTouchNativeCode() {
    noClasses()
        .that(resideOutsideOfPackages("dev.sweep.parallel.mpi..", "dev.sweep.results.."))
        .should()
        .dependOnClassesThat(resideInAPackage("java.lang.foreign.."))
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsPicocliAndPrints() {
    noClasses()
        .that(resideOutsideOfPackages("dev.sweep.cli..", "dev.sweep.samples.."))
        .and()
        .haveNameNotMatching(".*engine\\.Console(\\$.*)?") // Takes what functions print.
        .should()
        .dependOnClassesThat(resideInAPackage("picocli.."))
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  private static void assertKnowsNoneOf(int stage, String[] later) {
    if (later.length > 0) {
      noClasses()
          .that(resideInAPackage(withSubpackages(STAGES.get(stage))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(later))
          .check(CLASSES);
    }
  }

  private static boolean holds(String stage, String name) {
    return name.equals(stage) || (!stage.equals("dev.sweep") && name.startsWith(stage + "."));
  }

  private static String[] laterThan(int stage) {
    return STAGES.stream()
        .skip(stage + 1L)
        .map(ArchitectureTest::withSubpackages)
        .toArray(String[]::new);
  }

  /** The facade's package has the stages below it, so that its own name stands for itself alone. */
  private static String withSubpackages(String name) {
    return name.equals("dev.sweep") ? name : name + "..";
  }
}
