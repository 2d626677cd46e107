package dom0;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dom0.host.LinuxHost;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may use whom. */
class ArchitectureTest {
  /** As it was written: without the classes that the build makes of lambdas. */
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("$$Lambda"))
          .importPath(Path.of("target/classes"));

  /** What knows texts and numbers only. */
  private static final String[] PURE = {
    "dom0.shell",
    "dom0.text",
    "dom0.json",
    "dom0.xen",
    "dom0.grubxen.option",
    "dom0.lvmvolume.size",
    "dom0.lvmvolume.option",
    "dom0.xenguest.xlcfg",
    "dom0.xenguest.option"
  };

  @Test
  void modulesNeverUseEachOther() {
    slices()
        .matching("dom0.(grubxen|lvmvolume|xenguest)..")
        .should()
        .notDependOnEachOther()
        .check(PRODUCT);
  }

  /** It asks the others, and nobody asks it. */
  @Test
  void nobodyUsesXenInfo() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dom0.xeninfo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dom0.xeninfo.."));
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("dom0.(**)").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void aWingNeverUsesItsModulesFront() {
    for (String module : List.of("dom0.grubxen", "dom0.lvmvolume", "dom0.xenguest")) {
      check(
          noClasses()
              .that()
              .resideInAPackage(module + ".*..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage(module)
              .because("the front is what a module does, its wings are what it knows"));
    }
  }

  @Test
  void languagesAndOptionsKnowNoHostAndNoPlan() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dom0.host..", "dom0.plan..", "dom0.program..", "java.nio.file..")
            .because("what is text in and values out is tested without a machine"));
  }

  @Test
  void hostUsesNothingOfOurs() {
    onlyOurs("dom0.host..", "dom0.host..");
  }

  @Test
  void planUsesOnlyTheHost() {
    onlyOurs("dom0.plan..", "dom0.plan..", "dom0.host..");
  }

  @Test
  void groundUsesNothingAboveIt() {
    onlyOurs("dom0.text..", "dom0.text..");
    onlyOurs("dom0.json..", "dom0.json..");
    onlyOurs("dom0.xen..", "dom0.xen..");
    onlyOurs("dom0.shell..", "dom0.shell..", "dom0.text..");
  }

  @Test
  void theContractUsesOnlyPlanHostAndGround() {
    onlyOurs(
        "dom0.module..",
        "dom0.module..",
        "dom0.plan..",
        "dom0.host..",
        "dom0.json..",
        "dom0.text..");
  }

  @Test
  void theProgramKnowsNoModule() {
    onlyOurs(
        "dom0.program..",
        "dom0.program..",
        "dom0.module..",
        "dom0.plan..",
        "dom0.host..",
        "dom0.json..",
        "dom0.text..");
  }

  @Test
  void onlyTheProgramChoosesTheRealHost() {
    noClasses()
        .that()
        .areNotAssignableTo(LinuxHost.class)
        .and()
        .haveSimpleNameNotContaining("Program")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(LinuxHost.class)
        .check(PRODUCT);
  }

  @Test
  void onlyHostTouchesTheMachine() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dom0.host..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.exec..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.nio.file.Files")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.File")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.FileInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.ProcessBuilder")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.Runtime")
            .because("what goes through Host can be watched, simulated and withheld"));
  }

  @Test
  void wantedFoundAndPlannersKnowNoProcessFileOrJson() {
    check(
        noClasses()
            .that()
            .haveSimpleNameEndingWith("Wanted")
            .or()
            .haveSimpleNameEndingWith("Found")
            .or()
            .haveSimpleNameEndingWith("Planner")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dom0.host.Host")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dom0.json.Json")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.io..", "java.nio..", "com.fasterxml..", "org.apache.commons.."));
  }

  @Test
  void onlyTheJsonClassesKnowJackson() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dom0.json..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.."));
  }

  @Test
  void everyModuleHasTheSameShape() {
    for (String name :
        List.of("grubxen.Grub", "lvmvolume.LvmVolume", "xenguest.XenGuest", "xeninfo.XenInfo")) {
      for (String role : List.of("Wanted", "Found", "Planner")) {
        boolean there =
            PRODUCT.stream()
                .anyMatch(type -> type.getName().matches("dom0." + name + "(Xen)?" + role));
        assertTrue(there, "dom0." + name + " has no " + role);
      }
    }
  }

  private static void onlyOurs(String from, String... allowed) {
    classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat(
            JavaClass.Predicates.resideOutsideOfPackage("dom0..")
                .or(JavaClass.Predicates.resideInAnyPackage(allowed)))
        .check(PRODUCT);
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCT);
  }
}
