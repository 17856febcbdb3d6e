package touchstone.lead.score;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import touchstone.lead.product.SeenProduct;
import touchstone.lead.score.Score.ByProduct;
import touchstone.lead.score.Score.Reason;

/** Turns what is known into points, each with its reason. */
final class Reckoning {
    private static final int MOST_ACCEPTED = 3;
    private static final int MOST_PRODUCTS = 20;
    private final Weights weights;
    private final Instant now;

    Reckoning(Weights weights, Instant now) {
        this.weights = weights;
        this.now = now;
    }

    Score.Part fit(Person person) {
        List<Reason> reasons = new ArrayList<>();
        if (person.domain() != null) reasons.add(Reason.fit(weights.companyAddress(), "Address at a company: " + person.domain()));
        else if (person.company() != null) reasons.add(Reason.fit(weights.companyName(), "Names a company: " + person.company()));
        if (person.accepted() > 0) {
            reasons.add(Reason.fit(weights.acceptedBefore() * Math.min(MOST_ACCEPTED, person.accepted()), person.accepted() + (person.accepted() == 1 ? " lead" : " leads") + " of the same company accepted"));
        }
        if (person.won() > 0) reasons.add(Reason.fit(weights.wonBefore(), "Won at the same company: " + times(person.won())));
        person.roles().stream().filter(weights.roles()::containsKey).max(Comparator.comparing(weights.roles()::get))
                .ifPresent(role -> reasons.add(Reason.fit(weights.roles().get(role), "Part in the decision: " + role)));
        if (person.title() != null) title(person.title()).ifPresent(title -> reasons.add(Reason.fit(title.points(), "Job title: " + person.title())));
        return Score.Part.of(reasons, weights.mostFit());
    }

    private Optional<Weights.Title> title(String said) {
        // Whole words, so that a leader is no lead.
        String words = " " + String.join(" ", said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) + " ";
        return weights.titles().stream().filter(title -> title.words().stream().anyMatch(word -> words.contains(" " + word.toLowerCase(Locale.ROOT) + " "))).findFirst();
    }

    /** @param product that the lead is about, or null */
    Score.Part interest(List<Ledger.Touched> touched, SeenProduct product) {
        // By verb, and within it what the lead is about before all else, so that a cap takes from what matters least.
        Map<String, Map<Where, List<Ledger.Touched>>> grouped = touched.stream().filter(touch -> weights.verbs().containsKey(touch.verb()))
                .collect(Collectors.groupingBy(Ledger.Touched::verb, TreeMap::new, Collectors.groupingBy(touch -> where(touch, product), TreeMap::new, Collectors.toList())));
        List<Reason> reasons = new ArrayList<>();
        grouped.forEach((verb, wheres) -> {
            double left = weights.verbs().get(verb).most();
            for (var group : wheres.entrySet()) {
                double all = group.getValue().stream().mapToDouble(touch -> points(touch, product)).sum();
                double points = Math.min(left, all);
                left -= points;
                reasons.add(reason(verb, group.getKey(), group.getValue(), product, points, all > points));
            }
        });
        return Score.Part.of(reasons, weights.mostInterest());
    }

    List<ByProduct> products(List<Ledger.Touched> touched, SeenProduct product) {
        Map<String, Double> points = new HashMap<>();
        touched.stream().filter(touch -> touch.product() != null && weights.verbs().containsKey(touch.verb())).forEach(touch -> points.merge(touch.product(), points(touch, product), Double::sum));
        return points.entrySet().stream().map(it -> new ByProduct(it.getKey(), product != null && product.id().equals(it.getKey()) ? product.name() : null, Score.round(it.getValue())))
                .filter(it -> it.points() > 0).sorted(Comparator.comparing(ByProduct::points).reversed().thenComparing(ByProduct::product)).limit(MOST_PRODUCTS).toList();
    }

    private enum Where {
        OWN_PRODUCT, NO_PRODUCT, OTHER_PRODUCTS
    }

    private static Where where(Ledger.Touched touch, SeenProduct product) {
        return touch.product() == null ? Where.NO_PRODUCT : product == null || touch.product().equals(product.id()) ? Where.OWN_PRODUCT : Where.OTHER_PRODUCTS;
    }

    private double points(Ledger.Touched touch, SeenProduct product) {
        double factor = touch.product() == null ? 1 : weights.products().getOrDefault(touch.product(), 1.0) * (where(touch, product) == Where.OTHER_PRODUCTS ? weights.otherProducts() : 1);
        return touch.weight() * weights.verbs().get(touch.verb()).points() * factor;
    }

    private Reason reason(String verb, Where where, List<Ledger.Touched> touched, SeenProduct product, double points, boolean capped) {
        long touches = touched.stream().mapToLong(Ledger.Touched::touches).sum();
        Instant last = touched.stream().map(Ledger.Touched::last).max(Comparator.naturalOrder()).orElseThrow();
        boolean own = where == Where.OWN_PRODUCT && product != null;
        Set<String> subjects = touched.stream().map(Ledger.Touched::product).filter(id -> id != null).collect(Collectors.toSet());
        String about = own ? product.name() + ": " : where == Where.OTHER_PRODUCTS ? subjects.size() + (subjects.size() == 1 ? " other product: " : " other products: ") : "";
        String text = about + done(verb, touched) + " " + times(touches) + ", last " + ago(last) + (capped ? ", at most " + number(weights.verbs().get(verb).most()) + " points" : "");
        return new Reason(Score.round(points), capital(text), verb, own ? product.id() : subjects.size() == 1 ? subjects.iterator().next() : null, touches, last, capped);
    }

    private static String done(String verb, List<Ledger.Touched> touched) {
        if (verb.startsWith("requested-")) return verb.substring("requested-".length()) + " requested";
        if (verb.equals("booked-demo")) return "demo booked";
        Set<String> kinds = touched.stream().map(Ledger.Touched::subject).map(subject -> subject == null ? "" : subject.substring(0, Math.max(0, subject.indexOf('/')))).collect(Collectors.toSet());
        String words = verb.replace('-', ' ');
        return kinds.size() == 1 && !kinds.contains("") ? kinds.iterator().next() + " " + words : words;
    }

    private static String times(long number) {
        return number == 1 ? "once" : number == 2 ? "twice" : number + " times";
    }

    private String ago(Instant last) {
        Duration past = Duration.between(last, now);
        if (past.toDays() > 1) return past.toDays() + " days ago";
        if (past.toDays() == 1) return "a day ago";
        if (past.toHours() > 1) return past.toHours() + " hours ago";
        return past.toHours() == 1 ? "an hour ago" : "within the hour";
    }

    private static String number(double points) {
        return points == Math.rint(points) ? Long.toString((long) points) : Double.toString(points);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
