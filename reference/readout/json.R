# Writes lists as JSON with 15 digits; NA and NaN as null, infinities as words.
json <- function(x) {
  if (is.list(x)) {
    parts <- vapply(x, json, "")
    if (is.null(names(x))) paste0("[", paste(parts, collapse = ","), "]")
    else paste0("{", paste0("\"", names(x), "\":", parts, collapse = ","), "}")
  } else {
    one <- function(v) {
      if (is.na(v)) "null" else if (is.character(v)) paste0("\"", v, "\"")
      else if (is.logical(v)) tolower(as.character(v))
      else if (is.infinite(v)) paste0("\"", if (v < 0) "-" else "", "Infinity\"") else format(v, digits = 15)
    }
    parts <- vapply(unname(x), one, "")
    if (length(parts) == 1) parts else paste0("[", paste(parts, collapse = ","), "]")
  }
}
