package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Who and what one is talking to. */
final class SystemCalls {

    private SystemCalls() {}

    static void addTo(Router router) {
        router.open("GET", "about", call -> Reply.of(about(call, "PublicSystemInfo")));
        router.get("system", SystemCalls::system);
        router.get("service/time", SystemCalls::time);
        router.get("service/configure/currentSystemTime", SystemCalls::oldTime);
    }

    private static ObjectNode about(Call call, String type) {
        ApiVersion version = call.state().version();
        return Json.object(
                "type",
                type,
                "apiVersion",
                version.toJson(),
                "banner",
                null,
                "buildTitle",
                "Simulated Delphix Engine " + version,
                "buildTimestamp",
                "2024-01-01T00:00:00.000Z",
                "buildVersion",
                Json.object("type", "VersionInfo", "major", 6, "minor", 0, "micro", version.micro(), "patch", 0),
                "configured",
                true,
                "currentLocale",
                "en-US",
                "locales",
                Json.array("en-US"),
                "enabledFeatures",
                Json.array("XPP", "MDD", "JETSTREAM"),
                "engineType",
                "VIRTUALIZATION",
                "productName",
                "Delphix Engine",
                "productType",
                "standard",
                "ssoEnabled",
                false);
    }

    private static Reply system(Call call) {
        ObjectNode system = about(call, "SystemInfo");
        system.setAll(Json.object(
                "hostname",
                "simulated-engine",
                "uuid",
                call.state().uuid(),
                "platform",
                "simulator",
                "memorySize",
                64L << 30,
                "storageTotal",
                4L << 40,
                "storageUsed",
                1L << 40,
                "installationTime",
                "2024-01-01T00:00:00.000Z",
                "upTime",
                86_400_000L,
                "processors",
                Json.array(
                        Json.object("type", "CPUInfo", "cores", 2, "speed", 2_400_000_000L),
                        Json.object("type", "CPUInfo", "cores", 2, "speed", 2_400_000_000L)),
                "hotfixes",
                "",
                "sshPublicKey",
                "ssh-rsa AAAA simulated"));
        return Reply.of(system);
    }

    private static Reply time(Call call) {
        ZonedDateTime now = call.state().now().atZone(EngineClock.ZONE);
        return Reply.of(Json.object(
                "type",
                "TimeConfig",
                "currentTime",
                call.state().timestamp(),
                "systemTimeZone",
                EngineClock.ZONE.getId(),
                "systemTimeZoneOffset",
                -now.getOffset().getTotalSeconds() / 60,
                "systemTimeZoneOffsetString",
                "UTC " + now.getOffset().getId(),
                "ntpConfig",
                Json.object("type", "NTPConfig", "enabled", false, "servers", Json.array())));
    }

    private static Reply oldTime(Call call) {
        ZonedDateTime now = call.state().now().atZone(EngineClock.ZONE);
        DateTimeFormatter text = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.US);
        return Reply.bare(Json.object(
                "result",
                "ok",
                "systemTime",
                Json.object(
                        "localTimeZone", EngineClock.ZONE.getId(),
                        "localTime", text.format(now),
                        "localTimeRaw", now.toInstant().toEpochMilli(),
                        "isDaylightSavings", EngineClock.ZONE.getRules().isDaylightSavings(now.toInstant()))));
    }
}
