package touchstone.catalog;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import touchstone.commons.problem.Malformed;

/** Refuses query parameters that the method called does not take: a misspelt filter would otherwise answer with all there is. */
public class UnknownParameters {
    private final Map<Method, Set<String>> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuse(ContainerRequestContext request, ResourceInfo called) {
        if (called.getResourceMethod().isAnnotationPresent(TakesFilters.class)) return;
        Set<String> known = taken.computeIfAbsent(called.getResourceMethod(), UnknownParameters::parameters);
        for (String given : request.getUriInfo().getQueryParameters().keySet()) {
            if (!known.contains(given)) throw new ParameterUnknown(given, known);
        }
    }

    /** On a method whose parameters depend on data: it refuses those it does not know by itself. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface TakesFilters {}

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) names.add(query.value());
        }
        return names;
    }

    public static class ParameterUnknown extends Malformed {
        public ParameterUnknown(String given, Set<String> known) {
            super("There is no such query parameter here.");
            fact("parameter", given);
            fact("known", known);
        }
    }
}
