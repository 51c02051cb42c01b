import type { Phrases } from './phrases.ts';

const NEW =
  '(nouveau|nouvel|nouvelle|nouveaux|nouvelles|modifié|modifiées|modifiés|mis à jour|mises à jour|actualisées|différent|différentes)';
const BANK =
  "(coordonnées bancaires|rib|iban|compte|compte bancaire|comptes|banque|domiciliation|informations bancaires|références bancaires|données bancaires|relevé d'identité bancaire|coordonnées de paiement|établissement bancaire)";

/** French. */
export const FRENCH: Phrases = {
  'bank-change': [
    '(compte|rib|iban|banque|coordonnées) ~1 (habituel|habituelle|habituelles|actuel|actuelle|actuelles|ancien|ancienne|précédent|précédentes|principal|bancaire habituel) ~10 (contrôle|audit|bloqué|fermé|clôturé|gelé|suspendu|vérification|valable|valables|utiliser|indisponible|problème|problèmes|plus)',
    'sur (ce|un autre|cet autre|le) (compte|rib) ~2 (suivant|ci dessous|ci joint)?',
    '(ne|n) ~1 plus ~1 (utiliser|utilisez|employer|prendre en compte|virer) ~6 (coordonnées|rib|iban|compte)',
    "(compte|rib|iban|coordonnées) ~8 (hors service|indisponible|plus valable|plus valables|plus actif|plus utilisable|inutilisable|n'est plus|ne sont plus)",
    '(ne) ~2 (tenez|tenir|pas tenir|plus tenir|prenez|prendre) ~3 (compte|en compte) ~8 (celle|celles|précédente|précédentes|ancienne|instructions|version|coordonnées)',
    '(ignorez|ignorer|annulez) ~5 (celle|celles|précédente|précédentes|instructions|version|facture|coordonnées)',
    'compte (séquestre|de séquestre|client|carpa) ~6 (plafond|saturé|fermé|bloqué|plein|limite)',
    `${NEW} ~1 ${BANK}`,
    `(changement|modification|mise à jour|actualisation|changements|remplacement) ~3 ${BANK}`,
    `(changé|changer|changeons|modifié|modifier|modifions|mettre à jour|mis à jour|mettez à jour|actualiser|remplacer|remplacé|changent|mise à jour) ~4 (coordonnées bancaires|rib|iban|compte bancaire|banque|compte|domiciliation bancaire|informations bancaires|références bancaires|établissement bancaire)`,
    `(coordonnées bancaires|rib|iban|compte bancaire|domiciliation bancaire|informations bancaires|références bancaires|données bancaires) ~8 (changé|changent|changeront|modifié|modifiées|modifiés|mis à jour|mises à jour|remplacé|remplacées|nouveau|nouvelles|évolué)`,
    '(ancien|ancienne|précédent|précédente|actuel|habituel|anciennes|anciens|précédentes|habituelles) ~1 (compte|rib|iban|coordonnées|banque|coordonnées bancaires|comptes) ~10 (clôturé|fermé|bloqué|gelé|suspendu|audit|contrôle|vérification|valide|valables|utilisé|utiliser|utilisable|actif|indisponible|plus|caduc|résilié|fermeture|clôture)',
    "(notre|le|ce) ~1 compte ~4 (en cours d'audit|sous audit|audit|en cours de vérification|contrôle fiscal|bloqué|gelé|suspendu|clôturé|en cours de clôture)",
    '(ne) ~2 (plus|pas) ~2 (utiliser|effectuer|verser|payer|virer|régler|envoyer|faire) ~8 (ancien|ancienne|précédent|anciennes|anciens|habituel)',
    '(virer|verser|payer|régler|effectuer|envoyer|adresser|diriger|transférer|virement|paiement|paiements|règlement|règlements) ~10 (sur|vers|à|au) ~3 (nouveau|nouvel|nouvelle|nouvelles|autre|différent) ~1 (compte|rib|iban|coordonnées|banque)',
    '(utiliser|utilisez|utilisiez|prendre en compte|prenez en compte|noter|notez|enregistrer) ~6 (nouveau|nouvel|nouvelles|nouvelle) ~1 (compte|rib|iban|coordonnées|banque)',
    "(désormais|dorénavant|à partir de maintenant|à compter|à partir d'aujourd'hui|avec effet immédiat|dès à présent|à l'avenir|dès maintenant) ~14 (compte|rib|iban|coordonnées|banque)",
    '(prochains|futurs|tous nos|tous les|vos) (paiements|virements|règlements) ~10 (nouveau|nouvel|nouvelle|nouvelles|autre) ~1 (compte|rib|iban|coordonnées|banque)',
    '(changé|changer|changeons|changement) de (banque|compte|rib|domiciliation|coordonnées)',
    '(annule|remplace|annulent|remplacent) ~4 (précédent|ancien|précédentes|anciennes|précédents)',
  ],
  'change-guard': [
    'en notre possession',
    '(dont nous|que nous) (disposons|avons)',
    'avant de ~3 (modifier|changer|mettre à jour|virer)',
    '(jamais|aucun|aucune|pas|ne) ~4 (changer|changerons|changé|modifier|modifierons|modifié|demander|demandons|demanderons|communiquer|communiquerons|communiquons|changent|changement|modification)',
    '(inchangé|inchangée|inchangés|inchangées|restent les mêmes|reste le même|demeurent|restent valables)',
    '(si|lorsque|quand|en cas|avant) ~6 (recevez|receviez|reçu|change|changez|changement|modification|modifiez|demande)',
    '(tout|toute|toutes|éventuel|éventuelle|demande de|demandes de|vérifier|vérification) ~2 (changement|changements|modification|modifications|nouveau|nouvelles|nouvel)',
    '(informez nous|prévenez nous|communiquez nous|merci de nous (communiquer|informer|signaler)|signalez nous|faites nous savoir|avisez nous) ~6',
    '(ouvrez|ouvrir) ~2 compte',
    '(vos|votre|ton|tes) ~2 (coordonnées bancaires|rib|iban|compte)',
  ],
  'fraud-talk': [
    "si (ce|c'est|ce n'est) ~3 vous",
    "(n'êtes|êtes) pas à l'origine",
    '(fraude|fraudes|fraudeur|fraudeurs|frauduleux|frauduleuse|frauduleuses|escroquerie|escroqueries|escroc|escrocs|arnaque|arnaques|hameçonnage|phishing|usurpation)',
  ],
  disclaimer: ['(ce (message|courriel|mail|mél)|destinataire|destinataires|pièces jointes|par erreur)'],
  'account-later': [
    '(ne) ~2 (payez|payer|réglez|régler|virez|virer|effectuez|versez|verser) ~2 (pas|plus|rien|aucun) ~8',
    '(enverrai|enverrons|transmettrai|transmettrons|communiquerai|communiquerons|ferai parvenir|ferons parvenir|fournirai|fournirons|envoie|envoyer|transmettre) ~6 (coordonnées|rib|iban|compte)',
    '(suspendre|bloquer|retenir|attendre|suspendez|bloquez) ~4 (paiement|paiements|virement|virements|règlement|règlements)',
  ],
  'payroll-change': [
    '(mon|ma) ~1 (salaire|paie|paye|rémunération) ~8 (ailleurs|autre|nouveau|nouvelle)',
    '(changer|modifier|mettre à jour|changement|modification|mise à jour|changé|modifié|actualiser|remplacer) ~10 (salaire|paie|paye|virement de salaire|rémunération|bulletin|traitement|salaires)',
    '(salaire|paie|paye|rémunération|traitement) ~14 (nouveau|nouvel|nouvelle|nouvelles|autre|changé|changer|modifier|mettre à jour) ~1 (compte|rib|iban|banque|coordonnées)?',
    '(nouveau|nouvel|nouvelles|autre) ~1 (compte|rib|iban|coordonnées|banque) ~14 (salaire|paie|paye|rémunération)',
    '(changé|changer|ouvert|fermé) ~3 (banque|compte) ~20 (salaire|paie|paye|rémunération)',
  ],
  'own-pay': [
    '(mon|ma|mes) ~2 (salaire|paie|paye|rémunération|salaires|traitement|bulletin|virement de salaire)',
  ],
  'gift-cards': [
    '(acheter|achète|achetez|procurer|procures|procuriez|prendre|besoin|obtenir|commander|envoyer|achat|récupérer|acheté|achetiez) ~10 (cartes cadeaux|carte cadeau|cartes cadeau|chèques cadeaux|bons cadeaux|itunes|google play|steam|amazon|cartes apple|neosurf|transcash|pcs|coupons|gift cards|cartes prépayées)',
    '(cartes cadeaux|carte cadeau|cartes cadeau|chèques cadeaux|bons cadeaux|cartes prépayées|coupons pcs|transcash|cartes itunes|cartes google play|cartes apple) ~14 (gratter|grattez|codes|code|photos|photo|dos|verso|clients|collaborateurs|surprise|rembourserai|rembourse|chacune|montant)',
    '(gratter|grattez|gratte) ~6 (codes|code|dos|verso|pellicule|cartes)',
  ],
  'bank-noun': ['(bancaire|bancaires|banque|rib|iban|domiciliation|coordonnées)'],
  'own-voice': [
    "(notre|nos|nous|mon|mes|ma|je|j'ai|veuillez|merci|suivantes|suivant|ci dessous|ci joint|désormais|prière)",
  ],
  refunded: [
    "(avoir n|note de crédit|avoir numéro|facture d avoir|remboursement|notre avoir|un avoir|l'avoir)",
  ],
  'other-payee': [
    '(affacturage|factor|factoring|cession de créance|cession de créances|cédée|cédées|dailly|subrogation|prélèvement|prélèvements|prélevé|prélevée|mandat)',
  ],
  'to-reader': [
    '(votre|vos|ton) ~2 (compte|iban|rib|banque)',
    '(remboursement|rembourser|remboursé|rembourserons|avoir|créditerons|vous verserons)',
  ],
  'bank-details': [
    "(rib|iban|coordonnées bancaires|relevé d'identité bancaire|informations bancaires|changement de compte)",
  ],
  request: [
    '(pouvons nous|peut on|on peut|devons nous|nous devons|on doit|puis je|il faudrait)',
    "(pouvez vous|peux tu|pourriez vous|pourrais tu|veuillez|merci de|s'il vous plaît|s'il te plaît|svp|stp|j'ai besoin|nous avons besoin|je voudrais|je souhaite|je souhaiterais|j'aimerais|il faut|il me faut|je vous prie|je te prie|vous prie|je vous demande|je compte sur|prière de|nous vous prions|aidez moi|tu peux|vous pouvez|je vais avoir besoin|j'aurais besoin)",
  ],
  payment: [
    '(doit|doivent|devra|devrait|à) ~4 (être (créditée|crédité|versée|versé|virée|virée|payé|payée|réglé|réglée)|parvenir|arriver|solder|virer)',
    '(fournisseur|fournisseurs) ~6 (solder|payer|régler|virer|solde)',
    '(effectuer|faire|procéder|réaliser|initier|exécuter|émettre|effectuez|faites|procédez|lancer|valider|préparer|organiser|traiter|envoyer|programmer|effectuiez|fasses|fassiez|régler) ~6 (virement|virements|paiement|paiements|règlement|transfert|transaction|acompte|versement)',
    '(virement|paiement|règlement|transfert) ~3 (urgent|instantané|international|immédiat|bancaire|confidentiel|de|étranger|du jour)',
    '(payer|régler|virer|verser|transférer|payez|réglez|virez|solder) ~6 (facture|factures|montant|somme|solde|acompte|[€]?[0-9]+)',
    '(facture|factures|paiement|solde|montant) ~6 (échue|échues|impayée|impayées|impayé|retard|due|dues|dû|en attente|à payer|à régler|en souffrance)',
    '(coordonnées bancaires|rib|iban|bénéficiaire) ~5 (ci dessous|ci joint|ci jointes|joint|suivant|suivantes|suivants)',
  ],
  urgency: [
    '(du jour même|avant la fermeture)',
    "(avant|d'ici) ~2 (midi|heures?|soir|vendredi|demain|clôture|ce soir|lundi)",
    '(à défaut|sinon|pénalité|pénalités|faute de quoi|caduque|expire)',
    "(ce jour|dans la journée|aujourd'hui)",
    '(urgent|urgente|urgence|urgemment|immédiatement|immédiat|immédiate|rapidement|impérativement|asap)',
    "(dès que possible|au plus vite|le plus vite possible|dans les plus brefs délais|au plus tôt|avant midi|ce matin|cet après midi|aujourd'hui|avant ce soir|avant demain|d'ici demain|sans délai|sans tarder|tout de suite|dans l'heure|avant la fin de (la )?journée|avant [0-9]+ (h|heures)|avant [0-9]+h|dernier délai|priorité|dernier rappel|mise en demeure)",
  ],
  secrecy: [
    "(uniquement|exclusivement|seulement|qu') ?(à|avec) moi",
    '(opération|affaire|dossier|transaction) (sensible|délicate|délicat|stratégique|confidentielle)',
    '(personne|aucun) ~3 (doit|ne doit|sache|autre|collègue)',
    '(gardez|garder|garde) ~3 (pour vous|pour toi|confidentiel|secret|discret)',
    '(confidentiel|confidentielle|confidentialité|confidentiellement|discret|discrète|discrétion|secret|secrète|strictement personnel)',
    '(ne|pas|personne|sans) ~3 (parler|parlez|parle|dire|dites|mentionner|mentionnez|divulguer|divulguez|évoquer|évoquez|informer|informez|ébruiter|partager|partagez) ~4',
    '(entre nous|surprise)',
    '(acquisition|fusion|rachat|opa) ~10 (confidentiel|confidentielle|publique|annoncé|annonce|amf)',
  ],
  'mobile-number': [
    '(quel|un|le|votre|ton) ~1 (numéro|portable|mobile) ~5 (joindre|contacter|écrire|envoyer un sms|texter)',
    '(avez vous|as tu|utilisez vous|es tu sur|êtes vous sur) whatsapp',
    'numéro (personnel|privé|direct|de mobile|de portable|perso)',
    '(répondez|réponds|répondre) ~4 (avec|en indiquant) ~2 (votre|ton|un) ~3 (numéro|téléphone|portable)',
    '(vous|te|je) ~2 (contacte|écris|contacterai|écrirai|joindrai|recontacte) ~4 (sur|via|par) whatsapp',
    '(envoyez|envoie|donnez|donne|communiquez|communique|transmettez|laissez|indiquez|indique|donner|envoyer|communiquer|besoin|quel est) ~5 (numéro|portable|mobile|whatsapp|téléphone) ~2',
    '(votre|ton) ~1 (numéro de (portable|téléphone|mobile)|numéro whatsapp|numéro personnel|portable)',
    '(écris|écrivez|contacter|contactez|contacte|continuer|continuons|joindre|joignez) ~4 (sur|via|par) (whatsapp|telegram|signal|sms)',
  ],
  'task-opening': [
    "(m'aider|aider|aide moi|aidez moi|m'assister|rendre (un )?service) ~3",
    '(êtes vous|es tu|vous êtes|tu es|seriez vous|serais tu) ~2 (disponible|au bureau|libre|occupé|occupée|à votre poste|à ton poste|joignable|là)',
    '(avez vous|as tu|auriez vous|aurais tu) ~1 (un moment|un instant|une minute|cinq minutes|quelques minutes|du temps)',
    "(besoin|j'ai besoin|aurais besoin) ~6 (service|aide|faveur|tâche|traitiez|traites|vous occupiez|t'occupes)",
    '(un|une) (service|tâche|faveur|mission|demande|dossier|opération) ~2 (urgent|urgente|confidentiel|confidentielle|rapide|personnel|importante|important|délicat)?',
    '(tenez moi|tiens moi|faites moi savoir|fais moi savoir|répondez moi|réponds moi) ~4',
    '(occuper|traiter|gérer) ~6 (personnellement|dossier|opération|paiement|tâche|affaire)',
  ],
  'own-balance': ['(solde|trésorerie) ~3 (disponible|du compte|sur le compte|de nos comptes|actuel)'],
  'customer-list': [
    '(balance âgée|liste des factures|état des factures|échéancier) ~6 (impayées|clients|ouvertes|échues|en attente)?',
  ],
  'tax-forms': [
    '(envoyer|envoyez|envoie|transmettre|transmettez|transmets|fournir|besoin|adresser) ~12 (bulletins de paie|fiches de paie|fiches de paye|liste des salariés|liste des employés|attestations fiscales|liste du personnel|données du personnel|bulletins de salaire)',
    '(liste|copie|copies) ~4 (salariés|employés|personnel) ~14 (salaires|salaire|adresses|sécurité sociale|rib|iban)',
  ],
  'avoids-call': [
    "(ne|n') ~2 (peux|puis|suis) ~2 (pas|peux) ~4 (parler|téléphoner|répondre|appeler|joignable|prendre d'appels|recevoir d'appels|téléphone)",
    '(réunion|conférence|avion|vol|conseil|déplacement|rendez vous|séminaire) ~14 (mail|email|e mail|courriel|téléphone|appeler|appels|répondre|joignable|message)',
    "(pas|ne|évitez|évite|inutile) ~2 (m'appeler|appeler|appelez|téléphoner|téléphonez|rappeler|appelle)",
    '(uniquement|exclusivement|seulement|que) ~2 (par|via) (mail|email|e mail|courriel|message|écrit|retour)',
    '(téléphone|ligne|portable|standard|lignes) ~5 (en panne|hors service|cassé|ne fonctionne|coupé|coupées|défaillant)',
  ],
  'money-subject': [
    '(comptes|banque|rib|rémunération|paie|régler)',
    '(facture|factures|paiement|virement|virements|règlement|rib|iban|coordonnées|bancaires|bancaire|compte|salaire|solde|relance|acompte|impayé|impayée|cartes)',
  ],
  'authority-claim': [
    '(votre|vos) ~1 (siège|maison mère|direction|groupe|conseil|hiérarchie)',
    '(votre) (dirigeant|dirigeante|directeur|directrice|président|présidente|pdg|gérant|gérante|direction|patron) ~4',
    "(m'a|m'ont|nous a|nous ont) ~2 (confié|mandaté|chargé|demandé|confiée|mandatée)",
    '(confié|confiée) par',
  ],
  card: [
    '(cartes|carte|bons|recharges|recharge|tickets|ticket|coupons|coupon|codes) ~1 (apple|amazon|steam|google play|itunes|razer|razer gold|vanilla|paysafecard|paysafe|xbox|playstation|netflix|zalando|neosurf|transcash|pcs|ebay|sephora|visa|mastercard|amex|walmart|target|nike|decathlon|ikea|gift|cadeaux|cadeau|prépayées|prépayés)',
    '(neosurf|transcash|paysafecard|google play|itunes|steam)',
  ],
  'card-step': [
    '(tabac|bureau de tabac|magasin|supermarché|boutique|caisse|commerce|kiosque|station)',
    '(prendre|prenez|acheter|achetez|achat|passer|passez|procurer|récupérer|avancez|avancer|vendre)',
    '(numéros|codes|photo|photos|verso|gratter|grattez|ticket de caisse|dos)',
    '(rembourse|rembourserai|rembourser|avancez|avance)',
    '(chacune|chacun|valeur|de [0-9]+)',
    '(remercier|surprise|attention|récompenser|geste) ~4',
  ],
  contact: ['(numéro|portable|mobile|téléphone|whatsapp|telegram|06|texto|sms|messagerie)'],
  'contact-step': [
    '(passez|laissez|donnez|envoyez|communiquez|indiquez|transmettez|filez|partagez) moi ~6',
    '(passe|laisse|donne|envoie|communique|indique|transmets|file) moi ~6',
    '(quel|quelle) ~1 (numéro|portable|téléphone|ligne|mobile) ~6',
    '(me|m) ~1 (donner|passer|laisser|communiquer|transmettre|envoyer) ~6',
  ],
  'number-of-file': [
    'numéro (de|d) (dossier|commande|client|facture|contrat|tva|siret|compte|suivi|référence)',
    "numéro (client|vert|d'ordre)",
  ],
  deal: [
    '(acquisition|rachat|fusion|opa|prise de participation|prise de contrôle|cession de parts|acte|séquestre|compromis de vente|prix de vente|dépôt de garantie|amf|notariale|étude notariale)',
    '(avocat|avocate|notaire|maître|cabinet|conseil de votre|barreau)',
  ],
  hush: [
    '(seule personne|seul contact|seule au courant|seul interlocuteur|plus grande discrétion|discrétion|secret|initié|confidentialité absolue)',
    '(aucun|aucune|personne) ~6 (connaissance|courant|informé|informée|savoir|sache|doit)',
    "(qu'avec moi|qu'à moi|avec moi seul|à moi seul|uniquement avec moi)",
    '(ne|pas) ~4 (parler|parlez|évoquer|divulguer|ébruiter|communiquer) ~3',
  ],
  funds: [
    "(fonds|somme|acompte|dépôt|versement|règlement|tranche) ~10 (versé|versée|attendus|attendu|débloquer|aujourd'hui|ce soir|virer|due|exigible|placer|déposer)",
    '(débloquer|verser|virer|transférer|versé|déposer|régler) ~6 (fonds|somme|acompte|dépôt|montant|[0-9]+)',
    'instructions? de (paiement|virement)',
  ],
  'account-elsewhere': [
    "(n'est plus|ne sont plus|n'a plus|n'ont plus|ne plus|n'accepte plus|ne peut plus|ne pouvons plus|ne peuvent plus) ~8",
    '(pour) ~1 (raisons|raison|motifs) ~1 (fiscales|fiscale|comptables|administratives|techniques|internes|juridiques)?',
    '(autre|nouvel|nouvelle|nouveau|différent|différente|second) ~1 (établissement|banque|compte|rib|iban)',
    '(compte|rib|iban|coordonnées|séquestre|celles|ceux) ~8 (audit|clôturé|clôture|bloqué|gelé|fermé|suspendu|erreur|erronées|caduques|annulées|obsolètes|contrôle|vérification|périmé)',
    "(fait foi|font foi|servez vous|à la place|en remplacement|désormais|dorénavant|jusqu'à nouvel ordre)",
    '(bonnes|corrigées|rectifiées|exactes|correctes|actualisées) ~1 (coordonnées|références|informations)?',
    '(comportaient|comportait|contenait|contenaient) ~2 (erreur|erreurs|coquille)',
    '(ignorez|détruisez|oubliez|annulez|supprimez) ~5 (coordonnées|rib|iban|compte|précédent|précédentes)',
  ],
  role: [
    '(directeur général|directrice générale|président|présidente|pdg|dg|daf|directeur financier|directrice financière|gérant|gérante|président directeur général|directeur administratif|dirigeant|associé gérant)',
  ],
};
