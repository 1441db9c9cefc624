/**
 * How those who steer a Compact tell reports apart and find them: the group and how its account begins, of reports whose reporter is named
 * openly. Shows nothing that {@code casework} would not.
 */
@NullMarked
package redress.intake.finding;

import org.jspecify.annotations.NullMarked;
