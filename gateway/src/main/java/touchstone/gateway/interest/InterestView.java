package touchstone.gateway.interest;

import java.time.Instant;
import java.util.List;

/**
 * What somebody touched, together.
 *
 * @param asOf  the moment as which it is told
 * @param items what weighs most first, {@value Interests#MOST} at most
 */
record InterestView(Instant asOf, List<Item> items) {
    /**
     * One verb on one subject.
     *
     * @param subject absent where nothing in particular was touched
     * @param touches how many
     * @param last    the latest of them
     * @param weight  how many they are worth now: each counts half after each half-life
     */
    record Item(String verb, String subject, long touches, Instant last, double weight) {}
}
