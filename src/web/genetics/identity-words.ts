import { text } from "../../kernel/index.ts";

/** The words of whose sample it is. */
export const words = {
  title: text("Whose sample it is", "样本归属核对"),
  notAsked: text(
    "Not assessed: the file was read before this was asked, or it does not say which reference genome it is on.",
    "未评估：该文件读取时尚未进行此项核对，或文件未说明所依据的参考基因组。",
  ),
  read: text("Sex by the sample's chromosomes", "样本性染色体显示"),
  recorded: text("Sex in the record", "记录中的性别"),
  noRecord: text("not recorded, or not one answer", "未记录，或记录不唯一"),
  earlier: text("Against an earlier file", "与既往文件比较"),
  noEarlier: text(
    "not assessed: there is no earlier file on this reference genome",
    "未评估：没有基于同一参考基因组的既往文件",
  ),
  same: text(
    "agrees with assessment {number} at {same} of {shared} sites",
    "与第 {number} 次评估在 {shared} 个位点中有 {same} 个一致",
  ),
  different: text(
    "differs from assessment {number}: {same} of {shared} sites agree",
    "与第 {number} 次评估不一致：{shared} 个位点中仅 {same} 个一致",
  ),
  unknown: text(
    "not decided against assessment {number}: {same} of {shared} shared sites agree",
    "与第 {number} 次评估相比尚不能判定：{shared} 个共有位点中 {same} 个一致",
  ),
  limits: text(
    "Compared are single bases within the genes of the panel. That two files differ says much; that they agree does not prove one person. It is a check of the sample and no finding.",
    "比较的是相关基因内的单碱基位点。两个文件不一致具有提示意义；一致并不能证明来自同一人。此项仅用于核对样本，不作为检测结果。",
  ),
} as const;
