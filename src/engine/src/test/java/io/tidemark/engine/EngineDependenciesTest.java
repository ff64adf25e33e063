package io.tidemark.engine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The engine is pure: the same input gives the same output on any machine, at any time. */
@AnalyzeClasses(
    packages = "io.tidemark.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class EngineDependenciesTest {
  /**
   * Of {@link Math}, what the language specification leaves to the platform within an ulp or so.
   */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp",
          "expm1", "log", "log10", "log1p", "pow", "cbrt", "hypot");

  private static final Set<String> RANDOM =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.UUID",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom");

  @ArchTest
  static final ArchRule needsTheJdkOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.tidemark.engine..");

  @ArchTest
  static final ArchRule doesNoInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "java.util.logging..", "java.net..", "java.nio.file..", "java.rmi..");

  @ArchTest
  static final ArchRule startsNoThread =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  static final ArchRule hasNoClock =
      noClasses().should().callCodeUnitWhere(target("a clock", EngineDependenciesTest::isClock));

  @ArchTest
  static final ArchRule hasNoRandomness =
      noClasses()
          .should()
          .dependOnClassesThat(
              describe("a source of randomness", type -> RANDOM.contains(type.getName())))
          .orShould()
          .callCodeUnitWhere(target("randomness", EngineDependenciesTest::isRandom));

  @ArchTest
  static final ArchRule seesNoMachine =
      noClasses()
          .should()
          .callCodeUnitWhere(target("the machine's settings", EngineDependenciesTest::isMachine));

  @ArchTest
  static final ArchRule usesStrictMath =
      noClasses()
          .should()
          .callCodeUnitWhere(
              target(
                  "an inexact function of Math",
                  call ->
                      owner(call).equals("java.lang.Math") && INEXACT.contains(call.getName())));

  private static boolean isClock(AccessTarget.CodeUnitCallTarget call) {
    return switch (owner(call)) {
      case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(call.getName());
      case "java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar" -> true;
      default ->
          owner(call).startsWith("java.time.")
              && (call.getName().equals("now") || owner(call).equals("java.time.Clock"));
    };
  }

  private static boolean isRandom(AccessTarget.CodeUnitCallTarget call) {
    return switch (owner(call)) {
      case "java.lang.Math", "java.lang.StrictMath" -> call.getName().equals("random");
      case "java.lang.System" -> call.getName().equals("identityHashCode");
      case "java.util.Collections" -> call.getName().equals("shuffle");
      default -> false;
    };
  }

  private static boolean isMachine(AccessTarget.CodeUnitCallTarget call) {
    return switch (owner(call)) {
      case "java.lang.System" ->
          Set.of("getenv", "getProperty", "getProperties", "lineSeparator")
              .contains(call.getName());
      case "java.lang.Runtime" -> true;
      case "java.time.ZoneId" -> call.getName().equals("systemDefault");
      case "java.util.Locale", "java.util.TimeZone" -> call.getName().equals("getDefault");
      // These take the machine's locale when they are given none.
      case "java.lang.String" ->
          switch (call.getName()) {
            case "format" -> !firstParameterIsLocale(call);
            case "toLowerCase", "toUpperCase" -> call.getRawParameterTypes().isEmpty();
            default -> call.getName().equals("formatted");
          };
      default -> false;
    };
  }

  private static boolean firstParameterIsLocale(AccessTarget.CodeUnitCallTarget call) {
    return call.getRawParameterTypes().get(0).isEquivalentTo(Locale.class);
  }

  private static String owner(AccessTarget.CodeUnitCallTarget call) {
    return call.getOwner().getName();
  }

  private static DescribedPredicate<JavaCall<?>> target(
      String what, Predicate<AccessTarget.CodeUnitCallTarget> test) {
    return describe("the target is " + what, call -> test.test(call.getTarget()));
  }
}
