import bwip from "bwip-js/node";

/**
 * A DataMatrix symbol as SVG.
 *
 * @source ISO/IEC 16022 (ECC 200)
 */
export function dataMatrix(content: string): string {
  return bwip.toSVG({
    bcid: "datamatrix",
    text: content,
    scale: 3,
    paddingwidth: 2,
    paddingheight: 2,
  });
}
