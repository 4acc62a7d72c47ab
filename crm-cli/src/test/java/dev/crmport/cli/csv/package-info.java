/** Tests of reading people from CSV. */
@NullMarked
package dev.crmport.cli.csv;

import org.jspecify.annotations.NullMarked;
