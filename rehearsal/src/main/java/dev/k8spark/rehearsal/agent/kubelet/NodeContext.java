package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ProcessWatch;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.rehearsal.localimage.LocalImage;
import java.nio.file.Path;
import java.util.Map;

/**
 * The one node of a rehearsal.
 *
 * @param folder where its pods keep their files; it goes when the rehearsal ends
 * @param data folders of this machine that stand for volumes of the cluster, by volume
 */
public record NodeContext(
    LocalApiServer api,
    LocalImage image,
    Path folder,
    Map<String, Path> data,
    PodAddresses addresses,
    ProcessWatch watch,
    PodObserver observer) {}
