/**
 * People from a CSV file: its columns, its rows, and what makes a row unfit to be sent.
 *
 * <p>Start at {@link dev.crmport.cli.csv.PeopleFile}. Nothing here sends anything.
 */
@NullMarked
package dev.crmport.cli.csv;

import org.jspecify.annotations.NullMarked;
