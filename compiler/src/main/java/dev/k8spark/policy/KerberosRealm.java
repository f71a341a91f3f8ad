package dev.k8spark.policy;

import org.jspecify.annotations.Nullable;

/**
 * The Kerberos of a cluster's stores.
 *
 * @param krb5 the ConfigMap of each job's namespace that holds {@code krb5.conf}
 * @param egress the way to its servers
 */
public record KerberosRealm(@Nullable String krb5, @Nullable EgressTarget egress) {}
