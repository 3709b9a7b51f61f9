"""The traditional characters of header words and of words in a declared few, as simplified ones: Taiwan and Hong Kong write them.

Only words are compared by it. Names and products stay as the file writes them.
"""

from __future__ import annotations

_PAIRS = (
    "號号 產产 業业 稱称 檢检 驗验 結结 論论 樣样 單单 編编 規规 廠厂 與与 質质 級级 種种 類类 別别 項项 實实 測测 標标 準准 機机 構构 數数 "
    "額额 時时 間间 環环 節节 縣县 鄉乡 鎮镇 區区 執执 證证 營营 經经 銷销 務务 報报 複复 復复 總总 體体 評评 備备 註注 簽签 發发 佈布 來来 "
    "處处 罰罚 責责 進进 當当 價价 電电 話话 聯联 繫系 係系 員员 長长 況况 狀状 態态 關关 閉闭 過过 達达 應应 並并 為为 爲为 無无 現现 違违 "
    "線线 訴诉 舉举 內内 國国 獲获 認认 術术 創创 統统 計计 說说 資资 訊讯 題题 見见 點点 簡简 製制 異异 議议 範范 圍围 轄辖 屬属 鋪铺 舖铺 "
    "貨货 買买 賣卖 倉仓 庫库 決决 屆届 週周 滿满 協协 調调 書书 門门 個个 萬万 億亿 貢贡 獻献 據据 專专 動动 習习 讓让 嚴严 輕轻 許许 購购 "
    "費费 訂订 設设 後后 於于 對对 確确 該该 參参 鑒鉴 鑑鉴 託托 記记 錄录 檔档 舊旧 聽听 審审 閱阅 辦办 轉转 蹤踪 臺台 衛卫 療疗 學学 廣广 "
    "東东 風风 險险 監监 衆众 眾众 讀读 寫写 輸输 頁页 識识 採采 藥药 醫医 妝妆 糧粮 細细 裝装"
)
_TABLE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


def simpler(text: str) -> str:
    """The text with simplified characters where the table knows them: 檢驗結論 → 检验结论."""
    return text.translate(_TABLE)
