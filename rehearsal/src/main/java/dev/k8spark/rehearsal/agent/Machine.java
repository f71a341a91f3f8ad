package dev.k8spark.rehearsal.agent;

import dev.k8spark.rehearsal.api.ApiServer;
import dev.k8spark.rehearsal.laptop.StandIn;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one node of a rehearsal.
 *
 * @param folder where its pods keep their files; it goes when the rehearsal ends
 * @param data folders of this machine that stand for volumes of the cluster, by volume
 */
record Machine(
    ApiServer api,
    StandIn standIn,
    Path folder,
    Map<String, Path> data,
    Addresses addresses,
    ProcessWatch watch,
    Observer observer) {}
