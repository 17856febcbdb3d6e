package touchstone.gateway;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import touchstone.test.KeycloakResource;

/** The servers that all tests of this module share, so that Quarkus starts once. */
@WithTestResource(value = Surroundings.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
final class Servers {}
