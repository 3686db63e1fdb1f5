/**
 * Libraries check more for those who develop with them, unless they are told otherwise: graphql compares names of
 * classes at every value, which is a seventh of what it takes to validate a document. To be imported before them.
 */
process.env["NODE_ENV"] ??= "production";
