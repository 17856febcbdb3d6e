package touchstone.catalog.approval;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import touchstone.catalog.product.RevisionRef;

/** Which revisions to approve. */
record ApprovalRequest(@NotNull @Size(min = 1, max = 1000) List<@Valid @NotNull RevisionRef> products) {}
