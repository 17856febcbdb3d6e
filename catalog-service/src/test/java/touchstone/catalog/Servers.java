package touchstone.catalog;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import touchstone.catalog.demand.TestLedger;
import touchstone.test.KeycloakResource;
import touchstone.test.MongoResource;

/** What the tests of this module run against, named once so that Quarkus starts once. */
@WithTestResource(value = MongoResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = KeycloakResource.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = TestLedger.class, scope = TestResourceScope.GLOBAL)
final class Servers {}
