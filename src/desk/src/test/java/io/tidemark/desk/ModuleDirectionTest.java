package io.tidemark.desk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.util.regex.Pattern;

/** desk → job, datagen → contracts; job → engine, contracts; engine → nothing. Never back. */
@AnalyzeClasses(packages = "io.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
final class ModuleDirectionTest {
  private static final String ENGINE = "io.tidemark.engine..";
  private static final String CONTRACTS = "io.tidemark.contracts..";
  private static final String JOB = "io.tidemark.job..";
  private static final String DATAGEN = "io.tidemark.datagen..";
  private static final String DESK = "io.tidemark.desk..";

  /** The other rules go by package, so a package must say which module it is in. */
  @ArchTest
  static final ArchRule packagesAreNamedAfterTheirModule =
      classes().should(new BeInThePackageOfTheirModule());

  @ArchTest
  static final ArchRule engineDependsOnNone = module(ENGINE, CONTRACTS, JOB, DATAGEN, DESK);

  @ArchTest
  static final ArchRule contractsDependOnNone = module(CONTRACTS, ENGINE, JOB, DATAGEN, DESK);

  @ArchTest static final ArchRule jobDependsOnEngineAndContracts = module(JOB, DATAGEN, DESK);

  /** The verifier recomputes by itself: what it shares with the engine, it could not check. */
  @ArchTest static final ArchRule datagenDependsOnContracts = module(DATAGEN, ENGINE, JOB, DESK);

  private static ArchRule module(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        // A module may still be without classes.
        .allowEmptyShould(true);
  }

  private static final class BeInThePackageOfTheirModule extends ArchCondition<JavaClass> {
    /**
     * .../src/engine/target/classes/..., .../datagen/target/classes/... or
     * tidemark-engine-0.1.0.jar.
     */
    private static final Pattern MODULE =
        Pattern.compile("(?:/([a-z]+)/target/classes/|tidemark-([a-z]+)(?:-[^/]*)?\\.jar)");

    BeInThePackageOfTheirModule() {
      super("be in the package of their module");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      var uri = type.getSource().map(source -> source.getUri()).map(URI::toString).orElse("");
      var matcher = MODULE.matcher(uri);
      var module =
          matcher.find()
              ? matcher.group(1) != null ? matcher.group(1) : matcher.group(2)
              : "(no module)";
      var name = "io.tidemark." + module;
      // The generated records have the namespace of their schemas, which is part of the wire.
      var generated =
          module.equals("contracts") && type.getPackageName().equals("io.tidemark.wire");
      var ok =
          generated
              || type.getPackageName().equals(name)
              || type.getPackageName().startsWith(name + ".");
      events.add(new SimpleConditionEvent(type, ok, type.getName() + " comes from " + uri));
    }
  }
}
