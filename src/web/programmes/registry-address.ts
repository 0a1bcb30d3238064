/** Where a registry number can be read; `undefined` for numbers of no public registry, such as a protocol's own. */
export function registryAddress(number: string): string | undefined {
  if (/^NCT\d{8}$/.test(number)) return `https://clinicaltrials.gov/study/${number}`;
  if (/^CTR\d{8}$/.test(number)) {
    return `http://www.chinadrugtrials.org.cn/clinicaltrials.searchlist.dhtml?keywords=${number}`;
  }
  if (/^ChiCTR\d+$/.test(number))
    return `https://www.chictr.org.cn/searchproj.html?regno=${number}`;
  if (/^ISRCTN\d{8}$/.test(number)) return `https://www.isrctn.com/${number}`;
  if (/^20\d{2}-5\d{5}-\d{2}-\d{2}$/.test(number))
    return `https://euclinicaltrials.eu/ctis-public/view/${number}`;
  return undefined;
}
