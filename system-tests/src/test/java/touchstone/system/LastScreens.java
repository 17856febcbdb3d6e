package touchstone.system;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Prints what the windows showed in the end when a test fails: a failure that happens once is to be understood from what it printed. */
public final class LastScreens implements BeforeTestExecutionCallback, TestExecutionExceptionHandler {
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Screen.closed();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        List<String> shown = Screen.closed();
        for (int i = 0; i < shown.size(); i++) System.out.printf("%s, window %d of %d, at the end:%n%s%n", context.getDisplayName(), i + 1, shown.size(), shown.get(i));
        throw failure;
    }
}
