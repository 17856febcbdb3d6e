package touchstone.catalog.family;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import touchstone.commons.Page;

@Path("/units")
@Tag(name = "Families")
public class UnitResource {
    /** A unit, and how a value of it becomes one of the base unit: times the factor, plus the offset. */
    record UnitView(String code, Unit.Dimension dimension, BigDecimal factor, BigDecimal offset) {}

    @GET
    @RolesAllowed({"steward", "approver"})
    @Operation(summary = "List the units that measurements convert between")
    public Page<UnitView> list() {
        List<UnitView> units = Stream.of(Unit.values()).map(unit -> new UnitView(unit.name(), unit.dimension(), unit.factor(), unit.offset())).toList();
        return new Page<>(units, null);
    }
}
