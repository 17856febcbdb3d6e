package touchstone.catalog.category;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import touchstone.catalog.product.Standing;
import touchstone.commons.problem.Problem.FieldError;

/** What a tree of categories has to be. */
final class TreeRules {
    static final int MOST_CATEGORIES = 2_000;
    static final int DEEPEST = 10;
    private static final int LAST_POSITION = 1_000_000;
    private static final String CODE = "[a-z0-9][a-z0-9_-]{0,62}";

    private final List<FieldError> errors = new ArrayList<>();

    private TreeRules() {}

    /**
     * Makes a tree.
     *
     * @throws TreeNotValid     with what is wrong with it
     * @throws CategoriesCyclic if a category stands under itself
     */
    static CategoryTree tree(String code, Map<String, String> labels, Set<String> channels, List<Category> categories) {
        TreeRules rules = new TreeRules();
        if (code == null || !Standing.isScope(code)) rules.wrong("/code", "takes at most 63 lower-case letters, digits and -, a letter first, and neither unit nor currency");
        rules.errors.addAll(Labels.wrong(labels, "/labels"));
        if (channels != null && channels.size() > 1_000) rules.wrong("/channels", "names more than 1000");
        if (categories.size() > MOST_CATEGORIES) throw new TreeNotValid(List.of(new FieldError("/categories", "has more than " + MOST_CATEGORIES)));
        rules.categories(categories);
        if (!rules.errors.isEmpty()) throw new TreeNotValid(rules.errors);
        return new CategoryTree(code, labels, channels, categories);
    }

    private void categories(List<Category> categories) {
        Map<String, Category> byCode = new HashMap<>();
        for (int at = 0; at < categories.size(); at++) {
            Category category = categories.get(at);
            String pointer = "/categories/" + at;
            if (category == null || category.code() == null || !category.code().matches(CODE)) {
                wrong(pointer + "/code", "takes at most 63 lower-case letters, digits, - and _");
                continue;
            }
            if (byCode.putIfAbsent(category.code(), category) != null) wrong(pointer + "/code", "is there twice");
            if (category.position() < 0 || category.position() > LAST_POSITION) wrong(pointer + "/position", "takes 0 to " + LAST_POSITION);
            errors.addAll(Labels.wrong(category.labels(), pointer + "/labels"));
        }
        for (int at = 0; at < categories.size(); at++) {
            Category category = categories.get(at);
            if (category == null || category.code() == null) continue;
            if (category.parent() != null && !byCode.containsKey(category.parent())) {
                wrong("/categories/" + at + "/parent", "is no category of this tree");
                continue;
            }
            Set<String> path = new LinkedHashSet<>();
            for (Category up = category; up != null; up = up.parent() == null ? null : byCode.get(up.parent())) {
                if (!path.add(up.code())) throw new CategoriesCyclic(path.stream().sorted().toList());
            }
            if (path.size() > DEEPEST) wrong("/categories/" + at + "/parent", "lies more than " + DEEPEST + " deep");
        }
    }

    private void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
