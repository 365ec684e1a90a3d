import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates PDF files with veraPDF, each as PDF/A-2a and as PDF/UA-1.
 *
 * <p>In: the files. Out: a line for each file and flavour, and under it each broken rule with its clause, test number and
 * count, what it asks for, and the first place that breaks it. Exit 0 where every file is both, 1 where one is not or
 * cannot be read, 2 without files.
 *
 * <pre>java -cp 'tools/verapdf/target/lib/*' tools/verapdf/Validate.java FILE...</pre>
 */
final class Validate {
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] files) {
        if (files.length == 0) {
            System.err.println("usage: Validate.java FILE...");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        int passed = 0;
        int failed = 0;
        for (String file : files) {
            for (PDFAFlavour flavour : FLAVOURS) {
                if (passes(file, flavour)) {
                    passed++;
                } else {
                    failed++;
                }
            }
        }
        OUT.printf("veraPDF: %d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    /** Validates one file as one flavour and prints what was found. */
    private static boolean passes(String file, PDFAFlavour flavour) {
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        try (PDFAParser parser = foundry.createParser(new File(file), flavour);
                PDFAValidator validator = foundry.createValidator(flavour, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            boolean passes = result.isCompliant()
                    && result.getFailedChecks().isEmpty()
                    && result.getJobEndStatus() == JobEndStatus.NORMAL
                    && result.getTotalAssertions() > 0;
            OUT.printf("%s: %s %s (%d checks of %d rules)%n", file, flavour, passes ? "pass" : "FAIL",
                    result.getTotalAssertions(), result.getValidationProfile().getRules().size());
            result.getFailedChecks().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(
                            Comparator.comparing(RuleId::getClause).thenComparing(RuleId::getTestNumber)))
                    .forEach(failure -> print(failure.getKey(), failure.getValue(), result));
            return passes;
        } catch (VeraPDFException | RuntimeException | java.io.IOException problem) {
            OUT.printf("%s: %s FAIL, it cannot be read: %s%n", file, flavour, reason(problem));
            return false;
        }
    }

    private static void print(RuleId rule, int times, ValidationResult result) {
        String description = result.getValidationProfile().getRuleByRuleId(rule).getDescription();
        OUT.printf("  clause %s test %d, %d times: %s%n",
                rule.getClause(), rule.getTestNumber(), times, description.replaceAll("\\s+", " ").strip());
        result.getTestAssertions().stream()
                .filter(assertion -> assertion.getRuleId().equals(rule))
                .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .findFirst()
                .ifPresent(first -> OUT.printf("    %s%n    first at %s%n",
                        first.getErrorMessage(), first.getLocation().getContext()));
    }

    private static String reason(Throwable problem) {
        return problem.getCause() == null ? problem.toString() : problem + "; " + problem.getCause();
    }
}
