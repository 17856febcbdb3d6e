package touchstone.catalog.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;

/** A mapping, and who wrote it when. */
record MappingView(String code, long revision, String author, Instant at, @JsonUnwrapped Mapping mapping) {}
