package touchstone.registration.provider;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One thing a provider hands over.
 *
 * @param label    what it is called, by locale
 * @param use      what it is used for, by locale
 * @param fills    what it is proposed for, or null
 * @param required whether there is no sign-in without it; it then identifies the person and is kept nowhere else
 */
@Embeddable
public record Claim(String name, JsonObject label, JsonObject use, @Enumerated(EnumType.STRING) Fills fills, boolean required) {}
