package touchstone.catalog.category;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a tree was since one saved change of it. Never changes again.
 *
 * @param author who saved it
 * @param reason why, in the author's words; null where none was given
 */
public record TreeRevision(CategoryTree tree, long revision, String author, Instant at, String reason) {
    /** Who changes it, when and why. */
    record By(String author, Instant at, String reason) {}

    /** @throws TreeNotValid or {@link CategoriesCyclic} if it cannot be one */
    static TreeRevision first(String code, Map<String, String> labels, Set<String> channels, List<Category> categories, By by) {
        return new TreeRevision(TreeRules.tree(code, labels, channels, categories), 1, by.author(), by.at(), by.reason());
    }

    /** The revision that says this and no more. @throws TreeNotValid or {@link CategoriesCyclic} if it cannot be one */
    TreeRevision next(Map<String, String> labels, Set<String> channels, List<Category> categories, By by) {
        return new TreeRevision(TreeRules.tree(tree.code(), labels, channels, categories), revision + 1, by.author(), by.at(), by.reason());
    }

    /** The revision with a category added, or changed, or moved with all below it. @throws TreeNotValid or {@link CategoriesCyclic} if it cannot be so */
    TreeRevision with(Category category, By by) {
        List<Category> categories = new ArrayList<>(tree.categories());
        categories.removeIf(it -> it.code().equals(category.code()));
        categories.add(category);
        return next(tree.labels(), tree.channels(), categories, by);
    }

    /** The revision without a category. @throws CategoryNotFound if there is none @throws CategoryNotEmpty if others stand under it */
    TreeRevision without(String code, By by) {
        tree.category(code).orElseThrow(() -> new CategoryNotFound(tree.code(), code));
        if (!tree.under(code).isEmpty()) throw new CategoryNotEmpty(tree.code(), code, "categories");
        return next(tree.labels(), tree.channels(), tree.categories().stream().filter(it -> !it.code().equals(code)).toList(), by);
    }
}
