/** The version of this software, as it stands in what it writes. The same as in `package.json`. */
export const softwareVersion = "0.2.0";
