package touchstone.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RatiosTest {
    @Test
    void rounds_are_compared_each_for_itself() {
        Ratios ratios = new Ratios();
        // The second round was disturbed, and both alike.
        for (double speed : new double[] {1, 0.1, 1.2}) {
            ratios.add("ours", 900 * speed);
            ratios.add("theirs", 1000 * speed);
        }

        assertEquals(0.9, ratios.of("ours", "theirs"), 1e-9);
        assertEquals(900, ratios.median("ours"), 1e-9);
    }

    @Test
    void of_an_even_number_the_middle_lies_between() {
        Ratios ratios = new Ratios();
        for (double value : new double[] {4, 1, 3, 2}) ratios.add("value", value);

        assertEquals(2.5, ratios.rates().get("value"), 1e-9);
    }
}
