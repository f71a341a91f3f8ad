package dev.k8spark.job;

import org.jspecify.annotations.Nullable;

/**
 * As whom a job logs in to Kerberos.
 *
 * @param keytab the Secret that holds the keytab, under the key {@code keytab}
 * @param krb5 the ConfigMap that holds {@code krb5.conf}; null where the policy says it, or where
 *     the image has one
 */
public record KerberosLogin(String principal, String keytab, @Nullable String krb5) {}
