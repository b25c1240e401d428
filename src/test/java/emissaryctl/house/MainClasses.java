package emissaryctl.house;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import emissaryctl.cli.Emissaryctl;
import java.net.URL;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The classes of the product, without those of its tests.
final class MainClasses {

    static final String ROOT = "emissaryctl.";

    private static final URL PLACE =
            Emissaryctl.class.getProtectionDomain().getCodeSource().getLocation();

    static final JavaClasses ALL = load();

    private MainClasses() {}

    /// Of libraries and the JDK only names matter, so their class files need not be read.
    private static JavaClasses load() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter().importUrl(PLACE);
    }

    /// The packages below `emissaryctl`, such as `envoy.filter`.
    static SortedSet<String> packages() {
        return ALL.stream().map(MainClasses::packageOf).collect(Collectors.toCollection(TreeSet::new));
    }

    static String packageOf(JavaClass javaClass) {
        String name = javaClass.getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    static boolean isOurs(JavaClass javaClass) {
        return javaClass.getPackageName().startsWith(ROOT);
    }
}
