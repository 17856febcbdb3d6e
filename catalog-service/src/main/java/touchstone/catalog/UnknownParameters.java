package touchstone.catalog;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
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
        Set<String> known = taken.computeIfAbsent(called.getResourceMethod(), UnknownParameters::parameters);
        for (String given : request.getUriInfo().getQueryParameters().keySet()) {
            if (!known.contains(given)) throw new ParameterUnknown(given, known);
        }
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) names.add(query.value());
        }
        return names;
    }

    static class ParameterUnknown extends Malformed {
        ParameterUnknown(String given, Set<String> known) {
            super("There is no such query parameter here.");
            fact("parameter", given);
            fact("known", known);
        }
    }
}
