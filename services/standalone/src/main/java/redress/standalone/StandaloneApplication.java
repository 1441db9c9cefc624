package redress.standalone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import redress.embedded.machine.DiskSpace;
import redress.embedded.mail.EmbeddedMail;
import redress.evidence.EvidenceModule;
import redress.intake.IntakeModule;
import redress.notification.NotificationModule;
import redress.platform.readiness.ReadinessCheck;
import redress.platform.security.ServiceKeyPair;
import redress.platform.time.SettableClock;
import redress.portal.PortalModule;
import redress.register.RegisterModule;
import redress.triage.TriageModule;

/** Starts everything, tells how far it is, and stops everything in order. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@Import({
    RegisterModule.class,
    IntakeModule.class,
    TriageModule.class,
    NotificationModule.class,
    EvidenceModule.class,
    PortalModule.class
})
public class StandaloneApplication {

    private static final String[] SERVICES = {"register", "intake", "triage", "notification", "evidence", "portal"};

    public static void main(String[] args) {
        long started = System.nanoTime();
        try {
            Options options = Options.of(args);
            run(options, new StartProgress(System.out, started));
        } catch (IllegalArgumentException e) {
            System.err.println("redress: " + e.getMessage() + "\nUsage: " + Options.USAGE);
            System.exit(2);
        } catch (CannotStart e) {
            System.err.println("redress: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options, StartProgress progress) {
        LoggerFactory.getILoggerFactory(); // set up before several threads ask for loggers at once
        Supervision.begin();
        progress.say("Data folder " + options.data());
        DataFolder folder = DataFolder.open(options.data());
        Parts parts = Parts.check(options.data(), options.mongodb().isEmpty());
        FreeSpace.await(folder.root(), progress);
        checkClock(folder.path("clock"));
        int port = port(options.port());
        EmbeddedBackends backends = EmbeddedBackends.start(folder, parts, options, progress);
        ConfigurableApplicationContext context;
        try {
            context = services(folder, backends, options.mailHost(), port);
            backends.await();
        } catch (RuntimeException e) {
            backends.close();
            throw new CannotStart("The services could not be started; what is above says why. (" + reason(e) + ")");
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            context.close();
                            backends.close();
                            parts.list();
                        },
                        "stop"));
        AllReady.await(context, progress);
        parts.list();
        progress.ready("http://localhost:" + port);
        options.mailHost()
                .ifPresentOrElse(
                        host -> progress.say("Mails go to " + host),
                        () -> progress.say("Every mail: http://localhost:" + port + "/mailbox"));
        progress.say("The clock:  http://localhost:" + port + "/clock");
    }

    private static void checkClock(Path file) {
        try {
            SettableClock.keptIn(file);
        } catch (IllegalStateException damaged) {
            throw new CannotStart(String.valueOf(damaged.getMessage()));
        }
    }

    /** The first cause that is not about how Spring puts the parts together. */
    private static @Nullable String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getClass().getName().startsWith("org.springframework.beans")) {
            cause = cause.getCause();
        }
        return cause.getMessage();
    }

    private static ConfigurableApplicationContext services(
            DataFolder folder, EmbeddedBackends backends, Optional<String> mailHost, int port) {
        ApplicationContextInitializer<GenericApplicationContext> before = context -> {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource("standalone", settings(folder, backends, mailHost.isEmpty(), port)));
            DiskSpace space = DiskSpace.of(folder.root());
            context.registerBean(
                    ReadinessCheck.class, () -> () -> space.isLow() ? Optional.of("DISK_FULL") : Optional.empty());
            if (mailHost.isEmpty()) {
                context.registerBean(EmbeddedMail.class, backends::mailbox, bean -> bean.setDestroyMethodName(""));
            }
        };
        return new SpringApplicationBuilder(StandaloneApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(before)
                .properties("spring.config.name=redress-standalone")
                .run("--spring.application.name=standalone", "--logging.level.redress=warn");
    }

    /** These go before what the files of the services say. */
    private static Map<String, Object> settings(
            DataFolder folder, EmbeddedBackends backends, boolean mailbox, int port) {
        String here = "http://localhost:" + port;
        Map<String, Object> settings = new HashMap<>(backends.addresses());
        settings.put("redress.platform.web.description", "Reports of Compact breaches, carried to a mediated outcome.");
        settings.put("redress.messaging.outbox.instance", "standalone");
        settings.put("redress.messaging.dead-letters.enabled", true);
        settings.put("redress.platform.operations.services", String.join(",", SERVICES));
        settings.put("server.port", port);
        // whoever reaches it can read every mail, and so sign in as anybody
        settings.put("server.address", System.getenv().getOrDefault("SERVER_ADDRESS", "127.0.0.1"));
        // the limits on requests count clients; the portal asks on their behalf, and from this machine alone
        settings.put("server.forward-headers-strategy", "native");
        settings.put("server.tomcat.remoteip.internal-proxies", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1|::1");
        // a file that is being uploaded lies here unsealed for a moment
        settings.put(
                "spring.servlet.multipart.location", folder.emptied("uploads").toString());
        // the one name beside localhost by which it answers; links in mails begin with it
        settings.put("redress.portal.url", System.getenv().getOrDefault("REDRESS_PORTAL_URL", here));
        settings.put("redress.portal.trial-links[0].name", "Clock");
        settings.put("redress.portal.trial-links[0].path", "/clock");
        settings.put("redress.standalone.mailbox", mailbox);
        if (mailbox) {
            settings.put("redress.portal.trial-links[1].name", "Mailbox");
            settings.put("redress.portal.trial-links[1].path", "/mailbox");
        }
        settings.put(
                "redress.platform.security-log.folder",
                folder.path("security-log").toString());
        settings.put("redress.notification.delivery.instance", "standalone");
        settings.put("redress.notification.delivery.journal", folder.root().toString());
        settings.put("redress.platform.tokens.jwks-uri", here + "/.well-known/jwks.json");
        settings.put("redress.platform.clock.settable", true);
        settings.put("redress.platform.clock.file", folder.path("clock").toString());
        settings.put("redress.intake.identity-key", folder.secret("identity-key"));
        settings.put("redress.intake.receipt-key", folder.secret("receipt-key"));
        settings.put("redress.triage.sealing-key", folder.secret("case-key"));
        settings.put("redress.intake.uploads.store-folder", folder.keys().toString());
        settings.put("redress.portal.token-key-file", folder.tokenKey().toString());
        settings.put("redress.portal.cookie-key", folder.secret("cookie-key"));
        for (String service : SERVICES) {
            settings.put("redress.services." + service + ".url", here);
            // one process and one life: nothing is gained by keeping these keys
            ServiceKeyPair keys = ServiceKeyPair.fresh();
            settings.put("redress.platform.service-keys.own." + service, keys.privateKey());
            settings.put("redress.platform.service-keys.known." + service, keys.publicKey());
        }
        return settings;
    }

    /** A port that is free now; told early and clearly, before anything is started. */
    private static int port(int wanted) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart("Port " + wanted
                    + " is taken by another program. Stop that one, or choose another port with" + " --port N.");
        }
    }
}
