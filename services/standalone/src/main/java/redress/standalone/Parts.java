package redress.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import redress.embedded.machine.Owner;

/**
 * Which files belong to a data folder, and its identity, kept in its file {@code parts} and, the identity, in each part as well. A
 * folder that lacks a part, or holds one of another folder, would start and lose or mix up reports without a word; so it does not
 * start.
 */
final class Parts {

    private static final String FILE = "parts";
    private static final String ID_FILE = "folder-id";
    private static final String IDENTITY = "identity ";
    private static final List<String> MARKED = List.of("keys", "kafka", "mail");

    /** What every folder has that was once ready, whichever version made it. */
    private static final List<String> ALWAYS =
            List.of("keys/identity-key", "keys/receipt-key", Parts.ENGINE, "kafka/logs/meta.properties", Parts.MAILS);

    static final String DOCUMENTS = "documents/documents.mv";
    static final String ENGINE = "engine.mv.db";

    private static final String MAILS = "mail/mails";
    private static final String CLOCK = "clock";

    /** What may be there with nothing in it. */
    private static final Set<String> MAY_BE_EMPTY = Set.of(MAILS, CLOCK);

    private final Path root;
    private final String identity;
    private final Set<String> known;

    private Parts(Path root, String identity, Collection<String> known) {
        this.root = root;
        this.identity = identity;
        this.known = Set.copyOf(known);
    }

    /**
     * @param documentsInside whether the documents are in the folder
     * @throws CannotStart if a part is missing or another folder's
     */
    static Parts check(Path root, boolean documentsInside) {
        Path file = root.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                checkUnlisted(root, documentsInside);
                Parts parts = new Parts(root, marked(root), Set.of());
                parts.write(Set.of());
                return parts;
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).startsWith(IDENTITY)) {
                throw new CannotStart("The file " + file + " is damaged. Restore it from the backup of this folder, or"
                        + " delete it if you are sure that nothing else in the folder is missing.");
            }
            List<String> listed = lines.subList(1, lines.size());
            Parts parts =
                    new Parts(root, lines.get(0).substring(IDENTITY.length()).strip(), listed);
            if (documentsInside && !listed.isEmpty() && !listed.contains(DOCUMENTS)) {
                throw new CannotStart("The documents of the data folder " + root
                        + " are in a MongoDB. Say in which, with" + " --mongodb URI.");
            }
            parts.check(listed);
            return parts;
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " cannot be read (" + e.getMessage() + ").");
        }
    }

    /** A folder of a version that did not list its parts, or a new one. */
    private static void checkUnlisted(Path root, boolean documentsInside) {
        List<String> expected = new ArrayList<>(ALWAYS);
        if (documentsInside) {
            expected.add(DOCUMENTS);
        }
        Predicate<String> there = part -> isThere(root, part);
        if (expected.stream().anyMatch(part -> Files.exists(root.resolve(part)))) {
            expected.stream().filter(there.negate()).findFirst().ifPresent(part -> {
                throw missing(root, part);
            });
        }
    }

    private void check(List<String> listed) throws IOException {
        for (String part : listed) {
            if (!isThere(root, part)) {
                throw missing(root, part);
            }
            if (part.endsWith("/" + ID_FILE)
                    && !identity.equals(Files.readString(root.resolve(part)).strip())) {
                throw foreign(root.resolve(part));
            }
        }
    }

    /** A backup that was cut short leaves files and folders with nothing in them. */
    private static boolean isThere(Path root, String part) {
        Path file = root.resolve(part);
        if (Files.isDirectory(file)) {
            try (Stream<Path> inside = Files.list(file)) {
                return inside.findAny().isPresent();
            } catch (IOException e) {
                throw new CannotStart("The folder " + file + " cannot be read (" + e.getMessage() + ").");
            }
        }
        return Files.exists(file)
                && (MAY_BE_EMPTY.contains(part) || file.toFile().length() > 0);
    }

    /** The identity that the parts bear where the list itself is lost; a new one where they bear none. */
    private static String marked(Path root) throws IOException {
        String identity = null;
        for (String folder : MARKED) {
            Path mark = root.resolve(folder).resolve(ID_FILE);
            if (Files.exists(mark)) {
                String found = Files.readString(mark).strip();
                if (identity != null && !identity.equals(found)) {
                    throw foreign(mark);
                }
                identity = found;
            }
        }
        return identity == null ? UUID.randomUUID().toString() : identity;
    }

    private static CannotStart missing(Path root, String file) {
        // the whole folder, where all of it is missing
        String part = file.contains("/") && !Files.exists(root.resolve(file).getParent())
                ? file.substring(0, file.indexOf('/'))
                : file;
        return new CannotStart("The data folder " + root + " lacks " + part
                + (Files.exists(root.resolve(part)) ? " (what is there is empty)" : "")
                + ", which it needs together with the rest. Restore "
                + part
                + " from a backup made at the same time as the rest, or the whole folder; to begin with nothing, name"
                + " another folder with --data DIR.");
    }

    private static CannotStart foreign(Path mark) {
        return new CannotStart(mark.getParent()
                + " belongs to another data folder. Restore the one that belongs to this folder, or the whole"
                + " folder, from a backup.");
    }

    String identity() {
        return identity;
    }

    /** To whom a store in the folder belongs; once it is listed it bears the mark. */
    Owner owner(String part) {
        return new Owner(identity, known.contains(part));
    }

    /** Lists all that is there now, and marks each part as this folder's. To be called when everything has been made. */
    void list() {
        try {
            Set<String> there = new TreeSet<>();
            for (String folder : MARKED) {
                if (Files.isDirectory(root.resolve(folder))) {
                    Path mark = root.resolve(folder).resolve(ID_FILE);
                    if (!Files.exists(mark)) {
                        Files.writeString(mark, identity + "\n");
                    }
                    there.add(folder + "/" + ID_FILE);
                }
            }
            Stream.of(ENGINE, DOCUMENTS, MAILS, CLOCK)
                    .filter(part -> Files.exists(root.resolve(part)))
                    .forEach(there::add);
            there.addAll(within("keys", name -> !name.contains(".")));
            there.addAll(within("kafka/logs", Parts::isLog));
            there.add("kafka/logs/meta.properties");
            write(there);
        } catch (IOException e) {
            throw new CannotStart("The parts of " + root + " cannot be listed (" + e.getMessage() + ").");
        }
    }

    /** The log of a partition; what Kafka moves or deletes has another ending. */
    private static boolean isLog(String name) {
        return name.startsWith("redress.") && name.matches(".*-\\d+") || name.equals("__cluster_metadata-0");
    }

    private List<String> within(String folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(folder))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(wanted)
                    .map(name -> folder + "/" + name)
                    .toList();
        }
    }

    private void write(Set<String> there) throws IOException {
        List<String> lines = new ArrayList<>(List.of(IDENTITY + identity));
        lines.addAll(there);
        Path fresh = root.resolve(FILE + ".new");
        Files.write(fresh, lines);
        Files.move(fresh, root.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
