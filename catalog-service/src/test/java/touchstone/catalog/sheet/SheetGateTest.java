package touchstone.catalog.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import touchstone.catalog.family.Audience;

class SheetGateTest {
    @Test
    void each_gate_opens_for_those_it_is_meant_for_and_those_with_more_rights() {
        assertEquals(EnumSet.of(SheetGate.OPEN), openTo(Audience.PUBLIC, false));
        assertEquals(EnumSet.of(SheetGate.OPEN, SheetGate.EMAIL), openTo(Audience.PUBLIC, true));
        assertEquals(EnumSet.of(SheetGate.OPEN, SheetGate.EMAIL, SheetGate.REGISTRATION), openTo(Audience.REGISTERED, false));
        assertEquals(EnumSet.allOf(SheetGate.class), openTo(Audience.VERIFIED_COMPANY, false));
        assertEquals(EnumSet.allOf(SheetGate.class), openTo(Audience.PARTNER, false));
    }

    private static EnumSet<SheetGate> openTo(Audience reader, boolean pass) {
        EnumSet<SheetGate> open = EnumSet.noneOf(SheetGate.class);
        for (SheetGate gate : SheetGate.values()) if (gate.opens(reader, pass)) open.add(gate);
        return open;
    }
}
