import type { Phrases } from './phrases.ts';

const NEW =
  '(nueva|nuevo|nuevos|nuevas|actualizados|actualizada|actualizado|modificados|modificado|modificada|distinta|diferente|distintos)';
const BANK =
  '(cuenta|cuentas|cuenta bancaria|datos bancarios|iban|banco|número de cuenta|datos de pago|entidad bancaria|domiciliación|coordenadas bancarias|información bancaria|cuenta corriente|datos de la cuenta)';

/** Spanish. */
export const SPANISH: Phrases = {
  'bank-change': [
    '(cuenta|iban|datos|banco|cuentas) ~1 (habitual|habituales|actual|actuales|anterior|anteriores|antigua|antigua|principal|de siempre) ~10 (auditoría|bloqueada|cerrada|congelada|suspendida|revisión|inspección|válida|utilizar|usar|disponible|problema|problemas|operativa)',
    '(no|ya no) ~1 (use|usar|utilice|utilizar|usen|utilicen|emplee) ~1 (más|mas)? ~4 (cuenta|iban|datos|coordenadas)',
    '(cuenta|iban|datos) ~8 (no (está|esta) (operativa|disponible|activa)|fuera de servicio|no operativa|inoperativa|ya no (está|es|son|se))',
    '(no) ~2 (tenga|tengan|tome|considere|consideren|utilice|use) ~3 (en cuenta)? ~6 (anterior|anteriores|la del|las instrucciones|la que|las indicadas|versión)',
    '(ignore|ignoren|descarte|descarten|anule) ~5 (anterior|anteriores|instrucciones|versión|la del|la que|factura)',
    'cuenta (de depósito|escrow|de garantía|de consignación|del depósito) ~6 (límite|llena|cerrada|bloqueada|agotada)',
    `${NEW} ~1 ${BANK}`,
    `(cambio|cambios|modificación|actualización|variación|sustitución) ~3 ${BANK}`,
    `(cambiado|cambiar|cambiamos|modificado|modificar|actualizar|actualicen|actualice|actualizado|actualizamos|cambiando|sustituido|cambian|modifiquen|modifique|cambien) ~4 (datos bancarios|cuenta bancaria|iban|número de cuenta|cuenta|banco|datos de pago|entidad bancaria|coordenadas bancarias)`,
    '(datos bancarios|cuenta bancaria|iban|número de cuenta|coordenadas bancarias|información bancaria|datos de pago) ~8 (cambiado|cambian|cambiarán|modificado|modificados|actualizado|actualizados|sustituida|sustituidos|nueva|nuevos)',
    '(antigua|anterior|actual|habitual|antiguo|anteriores|vieja|antiguos|habituales) ~1 (cuenta|iban|banco|cuenta bancaria|datos bancarios|cuentas|datos) ~10 (cerrada|cerrado|bloqueada|congelada|suspendida|auditoría|revisión|inspección|válida|válidos|activa|utilizar|usar|disponible|operativa|cancelada|inactiva|cierre|baja)',
    '(nuestra|la|esta) ~1 cuenta ~6 (auditoría|en revisión|bajo revisión|inspección|bloqueada|congelada|suspendida|siendo auditada)',
    '(no) ~2 (utilizar|utilicen|usar|usen|realizar|realicen|efectuar|efectúen|ingresar|pagar|transferir|enviar|envíen|hacer|hagan) ~8 (antigua|anterior|anteriores|antiguo|habitual|vieja)',
    '(transferir|ingresar|pagar|realizar|efectuar|enviar|abonar|hacer|dirigir|realicen|efectúen|ingresen|abonen|transferencia|pago|pagos|transferencias|ingreso|realice|efectúe|abone|ingrese|transfiera) ~10 (a|en|hacia) ~3 (nueva|nuevo|otra|otro|distinta|diferente) ~1 (cuenta|iban|banco|cuenta bancaria|entidad)',
    '(utilizar|utilicen|utilice|usar|usen|use|tomar nota|tomen nota|anoten|registrar|registren) ~6 (nueva|nuevo|nuevos) ~1 (cuenta|iban|datos|banco|número)',
    '(a partir de ahora|desde ahora|a partir de hoy|en adelante|en lo sucesivo|con efecto inmediato|a partir del|desde hoy|de ahora en adelante) ~14 (cuenta|iban|datos bancarios|banco)',
    '(próximos|futuros|todos los|sus|siguientes) (pagos|ingresos|transferencias) ~10 (nueva|nuevo|otra) ~1 (cuenta|iban|banco)',
    '(cambiado|cambiar|cambiamos|cambio) de (banco|cuenta|entidad|iban)',
    '(sustituye|sustituyen|reemplaza|anula) ~5 (anterior|anteriores|antigua|antiguos)',
  ],
  'change-guard': [
    'antes de ~3 (cambiar|modificar|actualizar)',
    '(nunca|no|jamás|ningún|ninguna) ~4 (cambiaremos|cambiamos|cambiado|cambia|cambian|modificaremos|modificamos|modificado|solicitaremos|solicitamos|pediremos|pedimos|comunicaremos|comunicamos|enviaremos|cambio|cambios)',
    '(sin cambios|no varían|siguen siendo|sigue siendo|permanecen|permanece|se mantienen|se mantiene|mismos|invariables)',
    '(si|cuando|en caso|antes) ~6 (recibe|reciben|recibes|recibiera|recibir|cambia|cambian|cambio|cambios|modificación|solicita|piden)',
    '(cualquier|todo|toda|posible|eventual|solicitud de|solicitudes de|petición de|verificar|verificación|verifique) ~2 (cambio|cambios|modificación|modificaciones|nueva|nuevo)',
    '(infórmenos|comuníquenos|avísenos|notifíquenos|rogamos nos (comuniquen|informen)|háganos saber) ~6',
    '(abra|abre|abrir|consigue|contrata) ~2 cuenta',
    '(su|sus|tu|tus|vuestra|vuestros) ~2 (cuenta|iban|datos bancarios|banco)',
  ],
  'fraud-talk': [
    '(fraude|fraudes|fraudulento|fraudulentos|fraudulenta|estafa|estafas|estafador|estafadores|phishing|delincuentes|suplantación|suplantan|ciberdelincuentes)',
  ],
  disclaimer: ['(este (mensaje|correo)|destinatario|destinatarios|adjuntos|por error|protección de datos)'],
  'account-later': [
    '(no) ~2 (paguen|pague|realicen|realice|hagan|haga|ingresen|ingrese|transfieran|transfiera|abonen) ~10 (cuenta|pagos|hasta|datos|transferencia)',
    '(enviaré|enviaremos|facilitaré|facilitaremos|remitiré|remitiremos|comunicaré|comunicaremos|haré llegar|haremos llegar|proporcionaré|proporcionaremos|mandaré|mandaremos) ~6 (cuenta|iban|datos)',
    '(retener|suspender|detener|esperar|paralizar|retengan|suspendan) ~4 (pago|pagos|transferencia|transferencias)',
  ],
  'payroll-change': [
    '(cambiar|modificar|actualizar|cambio|modificación|actualización|cambiado|modificado|sustituir|actualicen|cambien) ~10 (nómina|salario|sueldo|nóminas|paga|depósito directo|retribución|domiciliación de la nómina)',
    '(nómina|salario|sueldo|paga|depósito directo|retribución) ~14 (nueva|nuevo|otra|otro|cambiado|cambiar|actualizar|modificar|distinta) ~1 (cuenta|banco|iban|datos)?',
    '(nueva|nuevo|otra) ~1 (cuenta|iban|banco) ~14 (nómina|salario|sueldo|paga)',
    '(cambiado|cambiar|abierto|cerrado) ~3 (banco|cuenta) ~20 (nómina|salario|sueldo|paga)',
  ],
  'own-pay': ['(mi|mis) ~2 (nómina|salario|sueldo|paga|retribución|nóminas|remuneración)'],
  'gift-cards': [
    '(comprar|compra|compre|compres|adquirir|conseguir|consigas|consiga|necesito|necesitamos|obtener|enviar|mandar|recoger|compraras|comprara) ~10 (tarjetas regalo|tarjeta regalo|tarjetas de regalo|tarjeta de regalo|cheques regalo|vales regalo|itunes|google play|steam|amazon|tarjetas apple|gift cards|tarjetas prepago)',
    '(tarjetas regalo|tarjetas de regalo|tarjeta regalo|tarjetas prepago|vales regalo|tarjetas itunes|tarjetas google play|gift cards|tarjetas apple|tarjetas amazon) ~14 (rascar|rasca|rasque|códigos|código|fotos|foto|dorso|reverso|clientes|empleados|sorpresa|reembolsaré|reembolso|cada una)',
    '(rascar|rasca|rasque|rasques) ~6 (códigos|código|dorso|reverso|tarjetas|banda|parte)',
  ],
  'bank-noun': ['(bancarios|bancaria|bancarias|bancario|banco|iban|número de cuenta|entidad)'],
  'own-voice': [
    '(adjuntamos|adjunto|adjunta|adjuntos|encontrará|encontrarán|abonen|ingresen|transfieran)',
    '(nuestra|nuestro|nuestros|nuestras|hemos|nos|mi|mis|rogamos|por favor|he|informamos|comunicamos|les|siguiente|siguientes|ruego|queremos)',
  ],
  'other-payee': [
    '(nota de crédito|factura rectificativa|nota de abono|reembolso|devolución|rectificativa)',
    '(factoring|factor|cesión de crédito|cesión de créditos|cesión del crédito|cedido|cedidos|confirming|domiciliado|domiciliada|adeudo directo|adeudo|cargo en cuenta|mandato|recibo domiciliado)',
  ],
  'to-reader': [
    '(su|sus|vuestra|tu) ~2 (cuenta|iban|banco)',
    '(reembolso|reembolsaremos|devolución|devolveremos|reintegro|abono en|le abonaremos|les abonaremos)',
  ],
  'bank-details': [
    '(datos bancarios|iban|número de cuenta|cuenta bancaria|certificado de titularidad|cambio de cuenta)',
  ],
  request: [
    '(podemos|debemos|tenemos que|hay que|puedo|podríamos)',
    '(puede|puedes|podría|podrías|podéis|pueden|podrían|por favor|necesito|necesitamos|me gustaría|quisiera|quiero|rogamos|ruego|le pido|te pido|les pedimos|solicito|solicitamos|haga|hagan|debe|debes|me puedes|me podrías|necesitaría|agradecería|agradeceríamos|ayúdame)',
  ],
  payment: [
    '(debe|deben|deberá|tiene que|hay que|ha de) ~5 (llegar|abonarse|abonar|ingresarse|pagar|liquidar|transferir|recibir|abonada|abonado|acreditarse|estar (abonada|abonado))',
    '(proveedor|proveedores) ~6 (pagar|liquidar|abonar|saldar)',
    '(realizar|hacer|efectuar|procesar|ordenar|tramitar|emitir|iniciar|enviar|realice|haga|efectúe|procese|realices|hagas|autorizar|completar|gestionar|gestiones|preparar|proceder|proceda) ~6 (transferencia|transferencias|pago|pagos|ingreso|abono|transacción|anticipo)',
    '(transferencia|pago) ~3 (urgente|inmediata|inmediato|internacional|instantánea|bancaria|confidencial|de|por)',
    '(pagar|abonar|transferir|liquidar|ingresar|pague|abone|transfiera|liquide) ~6 (factura|facturas|importe|suma|saldo|cantidad|anticipo|[€]?[0-9]+)',
    '(factura|facturas|pago|saldo|importe) ~6 (vencida|vencidas|vencido|pendiente|pendientes|impagada|impagadas|atrasada|atrasado|adeudado|por pagar|a pagar)',
    '(datos bancarios|iban|cuenta|beneficiario) ~5 (siguiente|siguientes|abajo|adjunto|adjuntos|continuación)',
  ],
  urgency: [
    '(antes de) ~2 (mediodía|hora|horas|las|viernes|mañana|cierre|corte|hoy)',
    '(de lo contrario|en caso contrario|si no|penalización|caduca|vence|expira)',
    '(urgente|urgentes|urgencia|urgentemente|inmediatamente|inmediato|inmediata|rápidamente|asap)',
    '(lo antes posible|cuanto antes|hoy mismo|antes de (las|mañana|mediodía)|de inmediato|sin demora|a la mayor brevedad|esta mañana|esta tarde|hoy|ahora mismo|en breve|en la próxima hora|antes del (final|cierre)|prioridad|último aviso|plazo)',
  ],
  secrecy: [
    '(solo|sólo|únicamente|exclusivamente) (conmigo|a mí|a mi)',
    '(operación|asunto|tema|transacción) (delicada|delicado|sensible|confidencial|estratégica|reservado)',
    '(nadie) ~3 (debe|sepa|más|puede)',
    '(mantenga|mantén|guarde|guarda|trate) ~3 (confidencial|secreto|reserva|discreción|para ti|para usted)',
    '(confidencial|confidencialidad|confidencialmente|discreto|discreta|discreción|secreto|secreta|reservado|reservada|estrictamente personal)',
    '(no|nadie|sin) ~3 (comentes|comente|comentar|digas|diga|decir|menciones|mencione|mencionar|hables|hable|hablar|compartas|comparta|compartir|divulgar|informar|cuentes) ~4',
    '(entre nosotros|entre tú y yo|entre usted y yo|sorpresa)',
    '(adquisición|fusión) ~10 (confidencial|anunciado|anuncio|pública|público|cnmv)',
  ],
  'mobile-number': [
    '(número|móvil|celular|teléfono) ~5 (escribirte|escribirle|contactarte|contactarle|localizarte|localizarle|llamarte|llamarle|mandarte)',
    '(tienes|tiene|usas|usa|estás en|está en) (whatsapp|telegram)',
    '(a qué|en qué|cuál es el|cuál es su|cuál es tu) ~1 (número|móvil|celular|teléfono)',
    'número (personal|privado|directo|particular)',
    '(responda|responde|respóndame|conteste|contésteme|contesta) ~4 (con|indicando) ~2 (su|tu|un) ~3 (número|teléfono|móvil|celular)',
    '(le|te) ~2 (escribo|escribiré|contacto|contactaré) ~4 (por|vía|en) whatsapp',
    '(envíame|mándame|envíeme|mándeme|dame|deme|facilítame|facilíteme|pásame|páseme|indícame|indíqueme|enviarme|darme|necesito|cuál es|pasarme|facilitarme) ~5 (número|móvil|celular|whatsapp|teléfono)',
    '(tu|su) ~1 (número de (móvil|teléfono|celular|whatsapp)|número personal|móvil|celular)',
    '(escríbeme|escríbame|contáctame|contácteme|hablemos|sigamos|continuemos|continuar) ~4 (por|en|vía|a través de) (whatsapp|telegram|signal|sms)',
  ],
  'task-opening': [
    '(ayudarme|ayudar|ayúdame|ayúdeme|echarme una mano|me ayudas|me ayuda) ~3',
    '(estás|está|estáis|te encuentras|se encuentra) ~2 (disponible|en la oficina|libre|ocupado|ocupada|en tu mesa|en su mesa|en tu puesto|ahí)',
    '(tienes|tiene|tendrías|tendría) ~1 (un momento|un minuto|cinco minutos|unos minutos|tiempo)',
    '(necesito|necesitaría) ~5 (favor|ayuda|tarea|gestiones|gestione|te encargues|se encargue|encargo)',
    '(un|una) (favor|tarea|encargo|gestión|asunto|solicitud|operación) ~2 (urgente|confidencial|rápida|rápido|personal|importante|delicado)?',
    '(avísame|avíseme|házmelo saber|hágame saber|respóndeme|respóndame|confírmame|confírmeme) ~4',
    '(encargarte|encargarse|ocuparte|ocuparse|gestionar) ~6 (personalmente|operación|pago|asunto|tarea)',
  ],
  'own-balance': ['(saldo|liquidez|disponible) ~4 (cuenta|cuentas|banco|tenemos|disponible)'],
  'customer-list': ['(listado|relación|lista) ~3 (facturas) ~3 (pendientes|vencidas|impagadas|clientes)'],
  'tax-forms': [
    '(enviar|envíame|envíeme|mándame|mandar|facilitar|necesito|remitir|facilítame|adjuntar) ~12 (nóminas|certificados de retenciones|lista de empleados|listado de empleados|datos de los empleados|modelo 190|listado del personal)',
    '(lista|listado|copia|copias) ~4 (empleados|trabajadores|personal|plantilla) ~14 (salarios|nóminas|dni|seguridad social|direcciones|iban)',
  ],
  'avoids-call': [
    '(no) ~2 (puedo|podré|estoy) ~4 (hablar|llamar|contestar|atender|responder|llamadas|teléfono|disponible)',
    '(reunión|conferencia|avión|vuelo|consejo|viaje|junta) ~14 (correo|email|e mail|mail|teléfono|llamar|llamadas|mensaje|responder|escríbeme)',
    '(no) (llames|llame|me llames|me llame|llamar|llamen|telefonee)',
    '(solo|sólo|únicamente|exclusivamente|solamente) ~2 (por|vía|mediante|a través de) (correo|email|e mail|mail|mensaje|este|escrito)',
    '(teléfono|línea|móvil|centralita|líneas) ~5 (averiado|averiada|roto|no funciona|estropeado|fuera de servicio|sin batería|caída)',
  ],
  'money-subject': [
    '(cuentas|banco|bancario|datos|salario|sueldo|abono)',
    '(factura|facturas|pago|pagos|transferencia|iban|cuenta|bancarios|bancaria|nómina|saldo|recordatorio|anticipo|impagada|pendiente)',
  ],
  'authority-claim': [
    '(su|vuestra) ~1 (matriz|dirección|central|consejo|sede|grupo|cúpula)',
    '(su|vuestro|vuestra) (director|directora|presidente|presidenta|gerente|consejero delegado|administrador|administradora|dirección) ~4 (ha|me|nos)',
    '(me|nos) ~2 (ha|han) ~2 (encargado|confiado|encomendado|pedido|solicitado)',
  ],
  role: [
    '(director general|directora general|presidente|presidenta|consejero delegado|consejera delegada|director financiero|directora financiera|gerente|administrador único|apoderado|director ejecutivo|directora ejecutiva|director de finanzas)',
  ],
};
