/// What README and docs say is true: commands run, tables are complete, links lead somewhere.
package emissaryctl.docs;
